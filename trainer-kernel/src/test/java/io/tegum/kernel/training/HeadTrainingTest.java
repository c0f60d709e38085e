package io.tegum.kernel.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.TokenBatch;
import io.tegum.kernel.data.TokenSampler;
import io.tegum.kernel.gradient.BatchGradient;
import io.tegum.kernel.gradient.Losses;
import io.tegum.kernel.metrics.HeadMetrics;
import io.tegum.kernel.model.Parameters;
import io.tegum.kernel.model.Schedule;
import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.kernel.optimiser.LearningRate;
import io.tegum.kernel.optimiser.Optimizer;
import io.tegum.kernel.theory.HeadMoments;
import io.tegum.kernel.theory.HeadTheory;
import io.tegum.kernel.theory.TokenMoments;
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

    TokenSampler leftSampler = new TokenSampler(6, 0.7, 5, Purpose.LEFT_TOKENS);
    TokenSampler rightSampler = new TokenSampler(6, 0.7, 5, Purpose.RIGHT_TOKENS);
    TokenBatch left = new TokenBatch(512, 6);
    TokenBatch right = new TokenBatch(512, 6);
    BatchGradient gradient = new BatchGradient(configuration);
    LearningRate rate = new LearningRate(configuration.training());
    List<double[]> trained = Phase.HEAD.trained(parameters);
    List<Optimizer> optimizers =
        trained.stream().map(p -> Optimizer.of(configuration.training(), p.length)).toList();
    for (int step = 0; step < STEPS; step++) {
      leftSampler.sample(step, left);
      rightSampler.sample(step, right);
      Losses losses = Phase.HEAD.losses(gradient, parameters, left, right);
      assertThat(losses.reconstruction()).isZero();
      for (int k = 0; k < trained.size(); k++) {
        optimizers
            .get(k)
            .update(rate.at(step), trained.get(k), Phase.HEAD.trained(gradient.gradient()).get(k));
      }
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
    TrialResult result =
        Trainer.train(Trials.withHead(Schedule.REPRESENTATION_THEN_HEAD, 1, steps, 6));
    CurvePoint trained =
        result.curve().stream().filter(p -> p.step() == steps).findFirst().orElseThrow();
    List<CurvePoint> headPhase = result.curve().stream().filter(p -> p.step() > steps).toList();
    assertThat(headPhase).hasSizeGreaterThan(5);
    for (CurvePoint point : headPhase) {
      assertThat(point.featureNorms()).isEqualTo(trained.featureNorms());
      assertThat(point.featureDimensionality()).isEqualTo(trained.featureDimensionality());
      // L1 over held-out tokens depends on every bit of W and b.
      assertThat(point.lossReconstruction()).isEqualTo(trained.lossReconstruction());
    }
    assertThat(headPhase.get(headPhase.size() - 1).lossHead()).isNotEqualTo(trained.lossHead());
    assertThat(result.stepsDone()).isEqualTo(2 * steps);
  }

  @Test
  void lambdaPlaysNoPartWhereTheHeadIsTrainedByItself() {
    TrialResult weak =
        Trainer.train(Trials.withHead(Schedule.REPRESENTATION_THEN_HEAD, 0.01, 60, 7));
    TrialResult strong =
        Trainer.train(Trials.withHead(Schedule.REPRESENTATION_THEN_HEAD, 10, 60, 7));
    assertThat(weak.parameters().orElseThrow().headOrNull().a().data)
        .isEqualTo(strong.parameters().orElseThrow().headOrNull().a().data);
  }

  @Test
  void jointTrainingFindsThePairsAsWellAsTheBestHeadWould() {
    TrialResult result = Trainer.train(Trials.withHead(Schedule.JOINT, 1, STEPS, 8));
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
    CurvePoint last = result.curve().get(result.curve().size() - 1);
    assertThat(last.lossHead()).isCloseTo(loss, within(1e-6));
  }
}
