package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.DropoutLoss;
import io.tegum.kernel.toy.theory.ExactReluLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials with dropout against the losses that are known exactly. */
class DropoutTrainingTest {

  /** How near a trained loss must come to a closed-form optimum. */
  private static final double ONE_PERCENT = 0.01;

  @ParameterizedTest
  @CsvSource({"1, 0.066667", "0.1, 0.016017"})
  void oneFeatureInOneDimensionReachesItsClosedForm(double p, double expected) {
    TrialConfiguration trial =
        io.tegum.kernel.toy.step.Trials.withDropout(
            Trials.plain(
                new ModelConfiguration(1, 1, Activation.RELU),
                new DataConfiguration(1 - p, 1),
                8000,
                1),
            0.5);
    assertThat(exact(trial, 1)).isCloseTo(expected, within(ONE_PERCENT * expected));
  }

  /** The second feature hardly matters: what is left is one feature in two dimensions. */
  @Test
  void oneFeatureInTwoDimensionsSplitsEvenly() {
    TrialConfiguration trial =
        io.tegum.kernel.toy.step.Trials.withDropout(
            Trials.plain(
                new ModelConfiguration(2, 2, Activation.RELU),
                new DataConfiguration(0.9, 1, 1e-6),
                8000,
                1),
            0.5);
    assertThat(exact(trial, 1, 1e-6)).isCloseTo(0.010819, within(ONE_PERCENT * 0.010819));
    Parameters trained = ToyResult.train(trial).parameters().orElseThrow();
    double ratio = Math.abs(trained.w().get(0, 0) / trained.w().get(1, 0));
    assertThat(ratio).isCloseTo(1, within(0.05));
  }

  /** The expected loss under dropout of the trained model, without noise. */
  private static double exact(TrialConfiguration trial, double... importance) {
    Parameters trained = ToyResult.train(trial).parameters().orElseThrow();
    ExactReluLoss plain = new ExactReluLoss(trial.data().featureProbability(), importance);
    return new DropoutLoss(trial.training().dropout(), plain::loss).loss(trained.w(), trained.b());
  }

  /** Measures are of the whole model. */
  @Test
  void lossesThatAreRecordedAreWithoutDropout() {
    TrialConfiguration plain = Trials.withHead(Schedule.JOINT, 0.5, 50, 1);
    TrialConfiguration dropped = io.tegum.kernel.toy.step.Trials.withDropout(plain, 0.5);
    ToyResult result = ToyResult.train(dropped);
    Parameters trained = result.parameters().orElseThrow();
    assertThat(trained.w().data)
        .isNotEqualTo(ToyResult.train(plain).parameters().orElseThrow().w().data);
    assertThat(result.metrics().orElseThrow().lossReconstruction())
        .isEqualTo(new HeldOutLoss(plain).ofTrained(trained).value());
    assertThat(result.curve().get(0).lossReconstruction())
        .isEqualTo(ToyResult.train(plain).curve().get(0).lossReconstruction());
  }
}
