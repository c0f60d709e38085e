package io.tegum.kernel.toy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.optimiser.LearningRate;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {

  /** Rounding of a few hundred operations of order 1. */
  private static final double ROUNDING = 1e-12;

  private static final double RATE = 0.01;
  private static final double DECAY = 0.1;

  @ParameterizedTest
  @EnumSource(OptimizerKind.class)
  void updatesMatchThePublishedAlgorithmWrittenOutPlainly(OptimizerKind kind) {
    double[] parameters = {1, -2, 0.5};
    double[] expected = parameters.clone();
    Optimizer optimizer =
        Optimizer.of(training(kind, LearningRateSchedule.CONSTANT, 0, 10).optimisation(), 3);
    double[] first = new double[3];
    double[] second = new double[3];
    for (int t = 1; t <= 50; t++) {
      double[] gradient = new double[3];
      for (int i = 0; i < 3; i++) {
        gradient[i] = Math.sin(t + i) * expected[i] + 0.1 * i;
      }
      optimizer.update(RATE, parameters, gradient);
      for (int i = 0; i < 3; i++) {
        expected[i] = step(kind, t, expected[i], gradient[i], first, second, i);
        assertThat(parameters[i]).isCloseTo(expected[i], within(ROUNDING));
      }
    }
  }

  /** One parameter's update, with the bias-corrected moments spelled out. */
  private static double step(
      OptimizerKind kind,
      int t,
      double parameter,
      double gradient,
      double[] first,
      double[] second,
      int i) {
    if (kind == OptimizerKind.SGD) {
      return parameter - RATE * (gradient + DECAY * parameter);
    }
    if (kind == OptimizerKind.ADAM) {
      gradient += DECAY * parameter;
    } else {
      parameter -= RATE * DECAY * parameter;
    }
    first[i] = 0.9 * first[i] + 0.1 * gradient;
    second[i] = 0.999 * second[i] + 0.001 * gradient * gradient;
    double firstCorrected = first[i] / (1 - Math.pow(0.9, t));
    double secondCorrected = second[i] / (1 - Math.pow(0.999, t));
    return parameter - RATE * firstCorrected / (Math.sqrt(secondCorrected) + 1e-8);
  }

  @Test
  void learningRatesAreThoseOfTheSchedules() {
    LearningRate constant = rate(LearningRateSchedule.CONSTANT, 0);
    LearningRate linear = rate(LearningRateSchedule.LINEAR, 0);
    LearningRate cosine = rate(LearningRateSchedule.COSINE, 0);
    LearningRate warm = rate(LearningRateSchedule.LINEAR, 4);
    assertThat(constant.at(9)).isEqualTo(RATE);
    assertThat(linear.at(0)).isEqualTo(RATE);
    assertThat(linear.at(5)).isCloseTo(RATE / 2, within(ROUNDING));
    assertThat(cosine.at(0)).isEqualTo(RATE);
    assertThat(cosine.at(5)).isCloseTo(RATE / 2, within(ROUNDING));
    assertThat(warm.at(0)).isCloseTo(RATE / 4, within(ROUNDING));
    assertThat(warm.at(3)).isCloseTo(RATE, within(ROUNDING));
    assertThat(warm.at(7)).isCloseTo(RATE / 2, within(ROUNDING));
  }

  private static LearningRate rate(LearningRateSchedule schedule, int warmup) {
    return new LearningRate(training(OptimizerKind.SGD, schedule, warmup, 10).optimisation());
  }

  private static TrainingConfiguration training(
      OptimizerKind kind, LearningRateSchedule schedule, int warmup, int steps) {
    return TrainingConfiguration.of(
        Schedule.REPRESENTATION_ONLY,
        new Optimisation(steps, 1, kind, RATE, DECAY, schedule, warmup));
  }
}
