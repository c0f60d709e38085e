package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.InitialWeights;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class InitialisationTest {

  /** Of the sample deviation: its own standard error is 1 / sqrt(2 * 1,500) or less. */
  private static final double FOUR_STANDARD_ERRORS = 0.08;

  private static Parameters initial(double scale) {
    return Initialisation.of(
        new TrialConfiguration(
            new ModelConfiguration(100, 50, Activation.RELU),
            new HeadConfiguration(30, 1, List.of(new AttentionPair(0, 1, 1)), Target.PRODUCT),
            new DataConfiguration(0.9, 1),
            TrainingConfiguration.of(
                    Schedule.JOINT,
                    new Optimisation(
                        1, 16, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0))
                .with(InitialWeights.XAVIER.withScale(scale)),
            7,
            2));
  }

  private static double deviation(DMatrixRMaj matrix) {
    return Math.sqrt(Arrays.stream(matrix.data).map(x -> x * x).sum() / matrix.data.length);
  }

  private static void isNormal(DMatrixRMaj matrix, double expected) {
    assertThat(deviation(matrix) / expected)
        .isBetween(1 - FOUR_STANDARD_ERRORS, 1 + FOUR_STANDARD_ERRORS);
  }

  @Test
  void weightsHaveXaviersDeviationAndBiasesAreZero() {
    Parameters initial = initial(1);
    isNormal(initial.w(), Math.sqrt(2.0 / 150));
    isNormal(initial.headOrNull().a(), Math.sqrt(2.0 / 80));
    isNormal(initial.headOrNull().b(), Math.sqrt(2.0 / 80));
    assertThat(initial.b().data).containsOnly(0);
  }

  @Test
  void theInitialScaleMultipliesEveryWeight() {
    Parameters initial = initial(1);
    Parameters quarter = initial(0.25);
    isQuarter(quarter.w(), initial.w());
    isQuarter(quarter.headOrNull().a(), initial.headOrNull().a());
    isQuarter(quarter.headOrNull().b(), initial.headOrNull().b());
  }

  @Test
  void unitWeightsHaveDirectionsOfLengthOneAndBiasesTheirDeviation() {
    TrialConfiguration trial =
        new TrialConfiguration(
            new ModelConfiguration(100, 50, Activation.RELU),
            new HeadConfiguration(30, 1, List.of(new AttentionPair(0, 1, 1)), Target.PRODUCT),
            new DataConfiguration(0.9, 1),
            new TrainingConfiguration(
                Schedule.JOINT,
                new Optimisation(
                    1, 16, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0),
                new InitialWeights(InitialWeights.Scheme.UNIT, 1, 2),
                Regularisation.NONE),
            7,
            2);
    Parameters initial = Initialisation.of(trial);
    isNormal(initial.w(), Math.sqrt(1.0 / 50));
    isNormal(initial.headOrNull().a(), Math.sqrt(2.0 / 80));
    assertThat(deviation(initial.b()) / 2).isBetween(0.7, 1.3); // of a hundred
  }

  /** Exactly, as a quarter is a power of two. */
  private static void isQuarter(DMatrixRMaj quarter, DMatrixRMaj whole) {
    assertThat(quarter.data).containsExactly(Arrays.stream(whole.data).map(x -> x / 4).toArray());
  }
}
