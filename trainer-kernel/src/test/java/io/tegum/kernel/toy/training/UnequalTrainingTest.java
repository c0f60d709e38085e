package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureProfile;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.LinearTheory;
import io.tegum.kernel.toy.theory.Moments;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Training on other distributions of tokens against their closed forms. */
class UnequalTrainingTest {

  private static final int N = 6;
  private static final double ONE_PERCENT = 0.01;

  /** Densities whose ignored losses I_i (p_i / 3 - p_i^2 / 4) leave no doubt about the two kept. */
  private static final FeatureProfile DENSITIES =
      new FeatureProfile.Densities(List.of(0.05, 0.6, 0.1, 0.02, 0.4, 0.15));

  @ParameterizedTest
  @EnumSource(FeatureValues.class)
  void theLinearModelKeepsTheFeaturesWhoseIgnoredLossIsLargest(FeatureValues values) {
    DataConfiguration data =
        new DataConfiguration(0.5, 1).withProfile(DENSITIES, N).withValues(values);
    ToyResult result =
        ToyResult.train(
            Trials.plain(new ModelConfiguration(N, 2, Activation.IDENTITY), data, 6000, 1));
    double optimum = new LinearTheory(Moments.of(N, data)).optimalLoss(data.importance(N), 2);
    assertThat(result.metrics().orElseThrow().lossReconstruction())
        .isBetween(optimum * (1 - 1e-12), optimum * (1 + ONE_PERCENT));
    double[] norms = result.metrics().orElseThrow().geometry().norms();
    for (int i = 0; i < N; i++) {
      assertThat(norms[i]).isCloseTo(i == 1 || i == 4 ? 1 : 0, within(0.05));
    }
  }

  /** With a dimension for each feature: the feature alone for a product, both for an indicator. */
  @ParameterizedTest
  @EnumSource(Target.class)
  void aHeadFindsATwinOnlyWhereItsTargetCannotTellTheTwoApart(Target target) {
    TrialConfiguration trial =
        new TrialConfiguration(
            new ModelConfiguration(N, N, Activation.IDENTITY),
            new HeadConfiguration(1, 1, List.of(AttentionPair.of(0, 2)), target),
            new DataConfiguration(0.7, 1, null, Correlation.CORRELATED, 2),
            Trials.training(Schedule.REPRESENTATION_THEN_HEAD, 4000, OptimizerKind.ADAM, 3e-3),
            1,
            4);
    HeadMetrics head = ToyResult.train(trial).metrics().orElseThrow().headOrNull();
    double feature = Math.abs(head.alignment().left().get(0, 0));
    double twin = Math.abs(head.alignment().left().get(0, 1));
    switch (target) {
      case PRODUCT -> {
        assertThat(feature).isGreaterThan(0.99);
        assertThat(twin).isLessThan(0.1);
      }
      case INDICATOR -> {
        assertThat(feature).isCloseTo(Math.sqrt(0.5), within(0.05));
        assertThat(twin).isCloseTo(Math.sqrt(0.5), within(0.05));
      }
    }
    assertThat(head.loss()).isBetween(head.optimalLoss() - 1e-12, head.optimalLoss() * 1.05 + 1e-9);
  }

  /** Nothing that a head sees tells of the presence of features whose values have mean 0. */
  @Test
  void signedValuesHideAnIndicatorFromAHead() {
    TrialConfiguration trial =
        new TrialConfiguration(
            new ModelConfiguration(N, N, Activation.IDENTITY),
            new HeadConfiguration(1, 1, List.of(AttentionPair.of(0, 2)), Target.INDICATOR),
            new DataConfiguration(0.5, 1).withValues(FeatureValues.SIGNED),
            Trials.training(Schedule.REPRESENTATION_THEN_HEAD, 500, OptimizerKind.ADAM, 3e-3),
            1,
            4);
    HeadMetrics head = ToyResult.train(trial).metrics().orElseThrow().headOrNull();
    assertThat(head.optimalLoss()).isEqualTo(0.25);
    assertThat(head.loss()).isBetween(0.25, 0.26);
  }
}
