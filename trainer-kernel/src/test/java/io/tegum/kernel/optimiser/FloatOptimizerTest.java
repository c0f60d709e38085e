package io.tegum.kernel.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.reference.Optimizer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloatOptimizerTest {

  private static final int SIZE = 37;

  /** A hundred updates of parameters of order 1, a few float roundings each. */
  private static final double TOLERANCE = 2e-5;

  @ParameterizedTest
  @EnumSource(OptimizerKind.class)
  void updatesAreTheReferences(OptimizerKind kind) {
    TrainingConfiguration training =
        TrainingConfiguration.of(
            Schedule.REPRESENTATION_ONLY,
            new Optimisation(100, 1, kind, 0.01, 0.05, LearningRateSchedule.CONSTANT, 0));
    Random random = new Random(4);
    Weights weights = new Weights(SIZE);
    double[] parameters = new double[SIZE];
    double[] gradient = new double[SIZE];
    for (int k = 0; k < SIZE; k++) {
      weights.value[k] = random.nextFloat() - 0.5f;
      parameters[k] = weights.value[k];
    }
    FloatOptimizer fast = new FloatOptimizer(training.optimisation(), weights);
    Optimizer reference = Optimizer.of(training.optimisation(), SIZE);
    for (int step = 0; step < 100; step++) {
      for (int k = 0; k < SIZE; k++) {
        weights.slope[k] = (float) random.nextGaussian();
        gradient[k] = weights.slope[k];
      }
      fast.update(0.01);
      reference.update(0.01, parameters, gradient);
    }
    for (int k = 0; k < SIZE; k++) {
      assertThat((double) weights.value[k]).isCloseTo(parameters[k], within(TOLERANCE));
    }
    for (int k = SIZE; k < weights.value.length; k++) {
      assertThat(weights.value[k]).isZero();
    }
  }
}
