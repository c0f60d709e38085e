package io.tegum.kernel.feedforward.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.feedforward.Networks;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonosemanticNetworkTest {

  @ParameterizedTest
  @CsvSource({"1, 0.00480384", "0.1, 0.00177742", "0.01, 0.000190712"})
  void ofHundredAbsoluteValuesInFortyNeurons(double p, double expected) {
    TaskConfiguration task = new TaskConfiguration(TargetFunction.ABS, 1 - p, 0.8);
    MonosemanticNetwork network =
        MonosemanticNetwork.of(
            task.importance(100), 40, DedicatedLosses.of(Networks.relu(100, 40), task));
    assertThat(network.loss()).isCloseTo(expected, within(5e-6 * expected));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5, 0.1, 0.01, 0.001})
  void absoluteValuesHaveTheirClosedForms(double p) {
    DedicatedLosses losses =
        DedicatedLosses.of(
            Networks.relu(1, 1), new TaskConfiguration(TargetFunction.ABS, 1 - p, 1));
    assertThat(losses.most()).isEqualTo(2);
    close(losses.of(0), p / 3 - p * p / 4, 1e-12);
    close(losses.of(1), p / 6 - p * p / (16 - 6 * p), 1e-9);
    assertThat(losses.of(2)).isZero();
  }

  /** The least loss of one or two neurons for x^2, by a grid over slope and bias. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.3, 0.01})
  void squaresAreThoseOfTheFinestGrid(double p) {
    DedicatedLosses losses =
        DedicatedLosses.of(
            Networks.relu(1, 1), new TaskConfiguration(TargetFunction.SQUARE, 1 - p, 1));
    double one = 1;
    double two = 1;
    for (double slope = 0.1; slope < 1.6; slope += 0.005) {
      for (double bias = -0.4; bias < 0.4; bias += 0.005) {
        double present = presentSquare(slope, bias);
        double silent = Math.max(bias, 0);
        double other = 1.0 / 5 - 2 * silent / 3 + silent * silent;
        double absent = (1 - p) * silent * silent;
        one = Math.min(one, p / 2 * (present + other) + absent);
        two = Math.min(two, p * present + absent);
      }
    }
    assertThat(losses.of(1)).isLessThanOrEqualTo(one).isGreaterThan(one * 0.998);
    assertThat(losses.of(2)).isLessThanOrEqualTo(two).isGreaterThan(two * 0.99);
  }

  /** The integral over (0, 1) of (x^2 - max(slope x + bias, 0))^2, slope positive. */
  private static double presentSquare(double slope, double bias) {
    double from = Math.min(1, Math.max(0, -bias / slope));
    double whole = 1.0 / 5;
    return whole + antiderivative(slope, bias, 1) - antiderivative(slope, bias, from);
  }

  /** Of (s x + b)^2 - 2 x^2 (s x + b). */
  private static double antiderivative(double s, double b, double x) {
    return Math.pow(s * x + b, 3) / (3 * s) - s * Math.pow(x, 4) / 2 - 2 * b * Math.pow(x, 3) / 3;
  }

  @ParameterizedTest
  @EnumSource(TargetFunction.class)
  void moreNeuronsAreNeverWorseAndNoneIsTheVariance(TargetFunction function) {
    for (Nonlinearity activation : new Nonlinearity[] {Nonlinearity.RELU, Nonlinearity.GELU}) {
      for (double p : new double[] {1, 0.1}) {
        NetworkConfiguration network =
            new NetworkConfiguration(2, 1, activation, Nonlinearity.RELU, HiddenBias.ABSENT);
        DedicatedLosses losses =
            DedicatedLosses.of(network, new TaskConfiguration(function, 1 - p, 1));
        close(losses.of(0), DedicatedLosses.variance(function, p), 1e-12);
        for (int k = 1; k <= losses.most(); k++) {
          assertThat(losses.of(k)).isLessThanOrEqualTo(losses.of(k - 1));
        }
      }
    }
  }

  @Test
  void functionsOfBitsNeedAsManyNeuronsAsTheirCornersSay() {
    NetworkConfiguration network = Networks.relu(2, 2);
    DedicatedLosses and =
        DedicatedLosses.of(network, new TaskConfiguration(TargetFunction.AND, 0, 1));
    DedicatedLosses or =
        DedicatedLosses.of(network, new TaskConfiguration(TargetFunction.OR, 0, 1));
    assertThat(and.of(0)).isEqualTo(3.0 / 16);
    assertThat(and.of(1)).isZero(); // max(x + y - 1, 0)
    assertThat(or.of(1)).isPositive();
    assertThat(or.of(2)).isZero(); // max(x - y, 0) + y
  }

  @ParameterizedTest
  @EnumSource(TargetFunction.class)
  void aHiddenBiasIsNeverWorse(TargetFunction function) {
    TaskConfiguration task = new TaskConfiguration(function, 0.5, 1);
    DedicatedLosses without = DedicatedLosses.of(Networks.relu(2, 1), task);
    DedicatedLosses with =
        DedicatedLosses.of(
            new NetworkConfiguration(
                2, 1, Nonlinearity.RELU, Nonlinearity.RELU, HiddenBias.TRAINED),
            task);
    for (int k = 0; k <= without.most(); k++) {
      assertThat(with.of(k)).isLessThanOrEqualTo(without.of(k) * (1 + 1e-9));
    }
  }

  @Test
  void theDynamicProgrammeFindsWhatTryingAllFinds() {
    double p = 0.4;
    TaskConfiguration task = new TaskConfiguration(TargetFunction.ABS, 1 - p, 0.7);
    DedicatedLosses losses = DedicatedLosses.of(Networks.relu(5, 1), task);
    double[] importance = task.importance(5);
    for (int neurons = 0; neurons <= 11; neurons++) {
      double best = Double.POSITIVE_INFINITY;
      for (int code = 0; code < 243; code++) {
        int used = 0;
        double loss = 0;
        for (int k = 0, left = code; k < 5; k++, left /= 3) {
          used += left % 3;
          loss += importance[k] * losses.of(left % 3);
        }
        best = used <= neurons ? Math.min(best, loss) : best;
      }
      MonosemanticNetwork network = MonosemanticNetwork.of(importance, neurons, losses);
      close(network.loss(), best, 1e-12);
      double again = 0;
      for (int k = 0; k < 5; k++) {
        again += importance[k] * losses.of(network.neurons()[k]);
      }
      close(again, best, 1e-12);
    }
  }

  private static void close(double actual, double expected, double relative) {
    assertThat(actual).isCloseTo(expected, within(relative * Math.max(expected, 1e-3)));
  }
}
