package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.LearningRate;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.FastStep;
import io.tegum.kernel.toy.theory.HeadMoments;
import io.tegum.kernel.toy.theory.HeadTheory;
import io.tegum.kernel.toy.theory.TokenMoments;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadTrainingTest {

  private static final int STEPS = 4000;

  @Test
  void headAloneOnAnOrthonormalRepresentationReachesItsOptimumAndIsNeverBelowIt() {
    TrialConfiguration configuration =
        Trials.withHead(Schedule.REPRESENTATION_THEN_HEAD, 1, STEPS, 5);
    Parameters parameters = Initialisation.of(configuration);
    parameters.w().zero();
    for (int i = 0; i < 3; i++) {
      parameters.w().set(i, i, 1); // features 0, 1 and 2 have a dimension each
    }
    HeadTheory theory =
        HeadTheory.of(
            HeadMoments.of(
                configuration.headOrNull(),
                new TokenMoments(6, configuration.data().featureProbability())),
            parameters.w());
    Parameters frozen = parameters.copy();
    double optimum = theory.optimum().loss(configuration.headOrNull().rank());

    FastStep step = FastStep.of(configuration);
    step.load(parameters);
    FloatOptimizer optimizer = Phase.HEAD.optimizer(step);
    LearningRate rate = new LearningRate(configuration.training().optimisation());
    for (int k = 0; k < STEPS; k++) {
      assertThat(Phase.HEAD.loss(step, k)).isNotNegative();
      optimizer.update(rate.at(k));
      step.store(parameters);
      assertThat(theory.loss(parameters.headOrNull().a(), parameters.headOrNull().b()))
          .isGreaterThanOrEqualTo(optimum);
    }
    assertThat(theory.loss(parameters.headOrNull().a(), parameters.headOrNull().b()))
        .isLessThan(optimum * 1.01);
    assertThat(parameters.w().data).isEqualTo(frozen.w().data);
    assertThat(parameters.b().data).isEqualTo(frozen.b().data);
  }

  @Test
  void representationIsBitIdenticalBeforeAndAfterTheHeadsPhase() {
    int steps = 150;
    ToyResult result =
        ToyResult.train(Trials.withHead(Schedule.REPRESENTATION_THEN_HEAD, 1, steps, 6));
    ToyPoint trained =
        result.curve().stream().filter(p -> p.step() == steps).findFirst().orElseThrow();
    List<ToyPoint> headPhase = result.curve().stream().filter(p -> p.step() > steps).toList();
    assertThat(headPhase).hasSizeGreaterThan(5);
    for (ToyPoint point : headPhase) {
      assertThat(point.featureNorms()).isEqualTo(trained.featureNorms());
      assertThat(point.featureDimensionality()).isEqualTo(trained.featureDimensionality());
      // L1 over held-out tokens depends on every bit of W and b.
      assertThat(point.lossReconstruction()).isEqualTo(trained.lossReconstruction());
    }
    assertThat(headPhase.get(headPhase.size() - 1).lossHead()).isNotEqualTo(trained.lossHead());
    assertThat(result.result().stepsDone()).isEqualTo(2 * steps);
  }

  @Test
  void lambdaPlaysNoPartWhereTheHeadIsTrainedByItself() {
    ToyResult weak =
        ToyResult.train(Trials.withHead(Schedule.REPRESENTATION_THEN_HEAD, 0.01, 60, 7));
    ToyResult strong =
        ToyResult.train(Trials.withHead(Schedule.REPRESENTATION_THEN_HEAD, 10, 60, 7));
    assertThat(weak.parameters().orElseThrow().headOrNull().a().data)
        .isEqualTo(strong.parameters().orElseThrow().headOrNull().a().data);
  }

  @Test
  void jointTrainingFindsThePairsAsWellAsTheBestHeadWould() {
    ToyResult result = ToyResult.train(Trials.withHead(Schedule.JOINT, 1, STEPS, 8));
    TrialConfiguration configuration = result.configuration();
    HeadTheory theory =
        HeadTheory.of(
            HeadMoments.of(
                configuration.headOrNull(),
                new TokenMoments(6, configuration.data().featureProbability())),
            result.parameters().orElseThrow().w());
    HeadMetrics best =
        HeadMetrics.of(
            new Parameters.HeadParameters(theory.optimum().a(2), theory.optimum().b(2)),
            configuration.headOrNull().pairs(),
            theory);
    double[] scores = result.metrics().orElseThrow().headOrNull().pairMatch().score();
    for (int k = 0; k < scores.length; k++) {
      assertThat(scores[k]).isCloseTo(best.pairMatch().score()[k], within(0.05));
    }
    double loss = result.metrics().orElseThrow().headOrNull().loss();
    double optimum = result.metrics().orElseThrow().headOrNull().optimalLoss();
    assertThat(loss).isBetween(optimum, optimum * 1.03);
    ToyPoint last = result.curve().get(result.curve().size() - 1);
    assertThat(last.lossHead()).isCloseTo(loss, within(1e-6));
  }
}
