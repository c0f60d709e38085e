package io.tegum.kernel.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

  /** A few roundings of numbers of order 1. */
  private static final double ROUNDING = 1e-6;

  private static final int LENGTH = 3;
  private static final int COUNT = 7;
  private static final int STRIDE = 16;
  private static final double RATE = 0.1;

  private static Optimisation training(OptimizerKind optimizer, double weightDecay) {
    return new Optimisation(10, 1, optimizer, RATE, weightDecay, LearningRateSchedule.CONSTANT, 0);
  }

  /** As defined, in double. */
  private static double[] grown(double[] vector, double gamma) {
    double length = 0;
    for (double each : vector) {
      length += each * each;
    }
    length = Math.sqrt(length);
    double[] grown = vector.clone();
    for (int k = 0; k < grown.length && length > 0; k++) {
      grown[k] += RATE * gamma * vector[k] * (1 - 1 / length);
    }
    return grown;
  }

  /** Without a gradient Adam leaves the weights alone. */
  @ParameterizedTest
  @CsvSource({"true, -0.5", "false, -0.5", "true, -1", "false, -1"})
  void everyVectorIsPulledToLengthOne(boolean inColumns, double gamma) {
    Random random = new Random(5);
    double[][] vectors = new double[COUNT][LENGTH];
    Weights weights = new Weights(COUNT * STRIDE);
    for (int v = 1; v < COUNT; v++) { // the first is 0
      for (int k = 0; k < LENGTH; k++) {
        vectors[v][k] = (float) (random.nextGaussian() * v / 3);
        weights.value[inColumns ? k * COUNT + v : v * STRIDE + k] = (float) vectors[v][k];
      }
    }
    Growth growth =
        inColumns
            ? Growth.ofColumns(weights, LENGTH, COUNT)
            : Growth.ofRows(weights, COUNT, STRIDE, LENGTH);
    new FloatOptimizer(training(OptimizerKind.ADAMW, gamma), growth, weights).update(RATE);
    for (int v = 0; v < COUNT; v++) {
      double[] expected = grown(vectors[v], gamma);
      for (int k = 0; k < LENGTH; k++) {
        assertThat((double) weights.value[inColumns ? k * COUNT + v : v * STRIDE + k])
            .isCloseTo(expected[k], within(ROUNDING * (1 + Math.abs(expected[k]))));
      }
    }
  }

  @Test
  void lengthsConvergeToOneFromBothSides() {
    Weights weights = new Weights(LENGTH * 2);
    weights.value[0] = 5;
    weights.value[1] = 0.01f;
    FloatOptimizer optimizer =
        new FloatOptimizer(
            training(OptimizerKind.ADAMW, -1), Growth.ofColumns(weights, LENGTH, 2), weights);
    for (int step = 0; step < 200; step++) {
      optimizer.update(RATE);
    }
    assertThat((double) weights.value[0]).isCloseTo(1, within(1e-5));
    assertThat((double) weights.value[1]).isCloseTo(1, within(1e-5));
  }

  /** What holds no features' directions must not take growth for decay of another sign. */
  @Test
  void whatKnowsNoVectorsRefusesGrowth() {
    Optimisation growing = training(OptimizerKind.ADAMW, -1);
    assertThatThrownBy(() -> new FloatOptimizer(growing, new Weights(3)))
        .hasMessage("Cannot train: weight decay was -1.0, must be 0 or more");
    Weights head = new Weights(3);
    head.value[0] = 5;
    new FloatOptimizer(growing, Growth.NONE, head).update(RATE);
    assertThat(head.value[0]).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"ADAM", "SGD"})
  void growthIsAdamWsAlone(OptimizerKind optimizer) {
    assertThatThrownBy(() -> training(optimizer, -0.1))
        .hasMessageContaining("weight decay was -0.1, must be a finite number, 0 or more");
    assertThatThrownBy(() -> training(OptimizerKind.ADAMW, Double.NEGATIVE_INFINITY))
        .hasMessageContaining("must be a finite number; below 0 it is growth");
  }
}
