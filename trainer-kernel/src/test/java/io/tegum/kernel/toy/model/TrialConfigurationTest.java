package io.tegum.kernel.toy.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrialConfigurationTest {

  private static final ModelConfiguration MODEL = new ModelConfiguration(6, 3, Activation.RELU);
  private static final HeadConfiguration HEAD = head(2, 1, AttentionPair.of(0, 1));
  private static final DataConfiguration DATA = new DataConfiguration(0.5, 0.9);
  private static final TrainingConfiguration TRAINING = training(Schedule.JOINT);
  private static final TrialConfiguration BASE =
      new TrialConfiguration(MODEL, HEAD, DATA, TRAINING, 1, 10);

  @Test
  void idIsThatOfThisResultsVersionForEver() {
    assertThat(BASE.trialId()).isEqualTo("524040165973fb171db94f859b2fd18d");
  }

  @Test
  void idWithALastImportanceIsThatOfThisResultsVersionForEver() {
    assertThat(of(MODEL, HEAD, new DataConfiguration(0.5, 0.9, 3.0), 1, 10).trialId())
        .isEqualTo("a90d9f5ad4fa7588092e28564b156783");
  }

  @Test
  void idWithFeaturesInSetsIsThatOfThisResultsVersionForEver() {
    assertThat(plain(6, Activation.RELU, sets(Correlation.CORRELATED, 2)).trialId())
        .isEqualTo("17400d3b31b3011a24fb3674cdf398c4");
    assertThat(plain(6, Activation.RELU, sets(Correlation.CORRELATED, 3)).trialId())
        .isNotEqualTo(plain(6, Activation.RELU, sets(Correlation.CORRELATED, 2)).trialId());
    assertThat(plain(6, Activation.RELU, sets(Correlation.ANTICORRELATED, 2)).trialId())
        .isNotEqualTo(plain(6, Activation.RELU, sets(Correlation.CORRELATED, 2)).trialId());
  }

  @Test
  void idWithAnInitialScaleIsThatOfThisResultsVersionForEver() {
    assertThat(scaled(1)).isEqualTo(BASE);
    assertThat(scaled(0.5).trialId()).isEqualTo("bce4d0cbffddd9b957b60f61a4b04987");
    assertThatThrownBy(() -> scaled(0))
        .hasMessageContaining("initial scale was 0.0, must be in (0, 1000]");
    assertThatThrownBy(() -> scaled(Double.NaN)).hasMessageContaining("initial scale was NaN");
  }

  private static TrialConfiguration scaled(double initialScale) {
    TrainingConfiguration t = BASE.training();
    TrainingConfiguration training =
        new TrainingConfiguration(
            t.schedule(),
            t.optimisation(),
            InitialWeights.XAVIER.withScale(initialScale),
            Regularisation.NONE);
    return new TrialConfiguration(
        BASE.model(), BASE.headOrNull(), BASE.data(), training, BASE.seed(), BASE.recordPoints());
  }

  @Test
  void setsMustFillTheFeaturesAndBeSparseEnough() {
    DataConfiguration pairs = sets(Correlation.CORRELATED, 2);
    assertThatThrownBy(() -> plain(5, Activation.RELU, pairs))
        .hasMessage(
            "Cannot configure a trial: data.set_size was 2 with features 5, must divide features");
    assertThat(plain(6, Activation.IDENTITY, pairs).data()).isEqualTo(pairs);
    assertThatThrownBy(() -> sets(Correlation.CORRELATED, 1))
        .hasMessage("Cannot configure a trial: set size was 1, must be a whole number, 2 or more");
    assertThatThrownBy(() -> sets(Correlation.NONE, 2))
        .hasMessageContaining("set size was 2, must be 1, as features are independent");
    assertThat(sets(Correlation.ANTICORRELATED, 2).setSize()).isEqualTo(2);
    assertThatThrownBy(() -> sets(Correlation.ANTICORRELATED, 3))
        .hasMessageContaining("set size was 3, must be at most 1 / p");
  }

  @Test
  void densitiesMustFitFeaturesAndSets() {
    FeatureProfile groups =
        new FeatureProfile.Groups(
            List.of(new FeatureProfile.Group(3, 0.5), new FeatureProfile.Group(3, 0.9)));
    DataConfiguration data = new DataConfiguration(0, 1).withProfile(groups, 6);
    assertThat(data.sparsity()).isCloseTo(0.7, within(1e-15));
    assertThat(plain(6, Activation.RELU, data).canonicalText())
        .contains("profile={groups: [[3, 0.5], [3, 0.9]]}\n")
        .doesNotContain("sparsity=");
    assertThatThrownBy(() -> plain(7, Activation.RELU, data))
        .hasMessageContaining("gives 6 features, must be as many as features 7");
    DataConfiguration pairs =
        new DataConfiguration(0.7, 1, null, Correlation.CORRELATED, 2).withProfile(groups, 6);
    assertThatThrownBy(() -> plain(6, Activation.RELU, pairs))
        .hasMessageContaining("must give the features 2 to 3 of a set one density");
    DataConfiguration dense =
        new DataConfiguration(0.5, 1).withProfile(new FeatureProfile.Power(2, null), 6);
    assertThatThrownBy(() -> plain(6, Activation.RELU, dense))
        .hasMessageContaining("must be at most 1; lower the mean, 1 - S");
    assertThatThrownBy(() -> new FeatureProfile.Densities(List.of(0.5, 0.0)))
        .hasMessageContaining("density was 0.0, must be in (0, 1]");
  }

  private static DataConfiguration sets(Correlation correlation, int size) {
    return new DataConfiguration(0.5, 0.9, null, correlation, size);
  }

  private static TrialConfiguration plain(
      int features, Activation activation, DataConfiguration data) {
    return new TrialConfiguration(
        new ModelConfiguration(features, 3, activation),
        null,
        data,
        training(Schedule.REPRESENTATION_ONLY),
        1,
        10);
  }

  @Test
  void onlyTheLastFeaturesImportanceMayBeItsOwn() {
    assertThat(new DataConfiguration(0.5, 0.5, 3.0).importance(4)).containsExactly(1, 0.5, 0.25, 3);
    assertThat(new DataConfiguration(0.5, 0.5, 3.0).importance(1)).containsExactly(3);
    assertThat(new DataConfiguration(0.5, 0.5).importance(4)).containsExactly(1, 0.5, 0.25, 0.125);
  }

  @Test
  void everyFieldChangesTheId() {
    List<TrialConfiguration> variants =
        List.of(
            BASE,
            of(new ModelConfiguration(7, 3, Activation.RELU), HEAD, DATA, 1, 10),
            of(new ModelConfiguration(6, 4, Activation.RELU), HEAD, DATA, 1, 10),
            of(new ModelConfiguration(6, 3, Activation.IDENTITY), HEAD, DATA, 1, 10),
            of(MODEL, head(1, 1, AttentionPair.of(0, 1)), DATA, 1, 10),
            of(MODEL, head(2, 2, AttentionPair.of(0, 1)), DATA, 1, 10),
            of(MODEL, head(2, 1, AttentionPair.of(1, 0)), DATA, 1, 10),
            of(MODEL, head(2, 1, new AttentionPair(0, 1, 2)), DATA, 1, 10),
            of(MODEL, head(2, 1, AttentionPair.of(0, 1), AttentionPair.of(2, 3)), DATA, 1, 10),
            of(MODEL, HEAD, new DataConfiguration(0.6, 0.9), 1, 10),
            of(MODEL, HEAD, new DataConfiguration(0.5, 0.8), 1, 10),
            of(MODEL, HEAD, new DataConfiguration(0.5, 0.9, 3.0), 1, 10),
            of(MODEL, HEAD, new DataConfiguration(0.5, 0.9, 2.0), 1, 10),
            of(MODEL, HEAD, DATA, 2, 10),
            of(MODEL, HEAD, DATA, 1, 11));
    Set<String> ids = new HashSet<>();
    variants.forEach(v -> ids.add(v.trialId()));
    assertThat(ids).hasSameSizeAs(variants);
  }

  @Test
  void orderOfPairsAndNegativeZeroDoNotChangeTheId() {
    AttentionPair first = AttentionPair.of(0, 1);
    AttentionPair second = AttentionPair.of(2, 3);
    assertThat(of(MODEL, head(2, 1, second, first), DATA, 1, 10).trialId())
        .isEqualTo(of(MODEL, head(2, 1, first, second), DATA, 1, 10).trialId());
    assertThat(of(MODEL, head(2, -0.0, first), DATA, 1, 10).trialId())
        .isEqualTo(of(MODEL, head(2, 0.0, first), DATA, 1, 10).trialId());
    assertThat(new DataConfiguration(-0.0, 1)).isEqualTo(new DataConfiguration(0.0, 1));
  }

  @Test
  void faultsNameWhatWasWrongAndWhatIsAllowed() {
    assertThatThrownBy(() -> new DataConfiguration(1.2, 1))
        .hasMessage("Cannot configure a trial: sparsity was 1.2, must be in [0, 1)");
    assertThatThrownBy(() -> new DataConfiguration(Double.NaN, 1))
        .hasMessageContaining("sparsity was NaN");
    assertThatThrownBy(() -> new DataConfiguration(0.5, 1, 0.0))
        .hasMessage("Cannot configure a trial: last importance was 0.0, must be in (0, 1e9]");
    assertThatThrownBy(() -> new DataConfiguration(0.5, 1, Double.NaN))
        .hasMessageContaining("last importance was NaN");
    assertThatThrownBy(() -> of(MODEL, head(4, 1, AttentionPair.of(0, 1)), DATA, 1, 10))
        .hasMessage(
            "Cannot configure a trial: head.rank was 4 with hidden 3, must be at most hidden");
    assertThatThrownBy(() -> of(MODEL, head(1, 1, AttentionPair.of(0, 6)), DATA, 1, 10))
        .hasMessage(
            "Cannot configure a trial: head.pair_sets index was 6 with features 6, must be at most"
                + " 5");
    assertThatThrownBy(() -> head(1, 1, AttentionPair.of(0, 1), new AttentionPair(0, 1, 2)))
        .hasMessageContaining("[0, 1] twice");
    assertThatThrownBy(() -> of(MODEL, null, DATA, 1, 10)).hasMessageContaining("schedule");
  }

  private static TrainingConfiguration training(Schedule schedule) {
    return TrainingConfiguration.of(
        schedule,
        new Optimisation(10, 4, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0));
  }

  private static HeadConfiguration head(int rank, double lambda, AttentionPair... pairs) {
    return new HeadConfiguration(rank, lambda, List.of(pairs), Target.INDICATOR);
  }

  private static TrialConfiguration of(
      ModelConfiguration model,
      HeadConfiguration head,
      DataConfiguration data,
      long seed,
      int points) {
    return new TrialConfiguration(model, head, data, TRAINING, seed, points);
  }
}
