package io.tegum.kernel.feedforward.theory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExhaustiveBoundTest {

  /** Threshold functions of 2 x 2 and 3 x 3 points; without a threshold, sectors of the plane. */
  @ParameterizedTest
  @CsvSource({"2, false, 6", "3, false, 8", "2, true, 14", "3, true, 58"})
  void cellsAreAsManyAsThresholdFunctions(int values, boolean hasBias, int cells) {
    List<double[]> tokens = new ArrayList<>();
    for (int x = 0; x < values; x++) {
      for (int y = 0; y < values; y++) {
        double left = x == 2 ? -1 : x;
        double right = y == 2 ? -1 : y;
        tokens.add(hasBias ? new double[] {left, right, 1} : new double[] {left, right});
      }
    }
    assertThat(ReadingCells.of(tokens)).hasSize(cells);
  }

  /** One neuron of every direction, with every weight and bias of a grid. */
  @ParameterizedTest
  @EnumSource(
      value = TargetFunction.class,
      names = {"AND", "OR", "XOR", "MAX"})
  void noNetworkOfAFineGridIsBelowAndTheBestIsNear(TargetFunction function) {
    double p = 0.6;
    NetworkConfiguration network = network(HiddenBias.ABSENT);
    OneOutput one = new OneOutput(network, function, p);
    double lowest = Double.POSITIVE_INFINITY;
    for (int angle = 0; angle < 120; angle++) {
      double u = Math.cos(angle * Math.PI / 60);
      double v = Math.sin(angle * Math.PI / 60);
      for (double w = -2; w <= 2; w += 0.05) {
        for (double b = -1; b <= 1; b += 0.05) {
          lowest = Math.min(lowest, one.loss(u, v, 0, w, b));
        }
      }
    }
    double least = DedicatedLosses.of(network, new TaskConfiguration(function, 1 - p, 1)).of(1);
    assertThat(least).isLessThanOrEqualTo(lowest).isGreaterThan(lowest - 2e-3);
  }

  /** A bound that holds of all losses says nothing: of one a little higher it must not. */
  @ParameterizedTest
  @CsvSource({
    "OR, ABSENT, 1",
    "XOR, ABSENT, 1",
    "XOR, TRAINED, 1",
    "MAX, ABSENT, 1",
    "MAX, ABSENT, 2",
    "MAX, ABSENT, 3",
    "MAX, TRAINED, 1",
    "MAX, TRAINED, 2"
  })
  void aLossALittleAboveTheLeastIsNotTheLeast(
      TargetFunction function, HiddenBias bias, int neurons) {
    for (double p : new double[] {0.8, 0.3, 0.05}) {
      NetworkConfiguration network = network(bias);
      double least =
          DedicatedLosses.of(network, new TaskConfiguration(function, 1 - p, 1)).of(neurons);
      assertThat(ExhaustiveBound.isLeast(least, network, function, p, neurons)).isTrue();
      assertThat(ExhaustiveBound.isLeast(1.001 * least, network, function, p, neurons)).isFalse();
    }
  }

  @Test
  void gelusAndManyNeuronsAreNotLookedAt() {
    NetworkConfiguration gelu =
        new NetworkConfiguration(2, 1, Nonlinearity.GELU, Nonlinearity.RELU, HiddenBias.ABSENT);
    assertThat(ExhaustiveBound.isKnown(gelu, TargetFunction.MAX, 1)).isFalse();
    assertThat(ExhaustiveBound.isKnown(network(HiddenBias.ABSENT), TargetFunction.MAX, 3)).isTrue();
    assertThat(ExhaustiveBound.isKnown(network(HiddenBias.ABSENT), TargetFunction.MAX, 4))
        .isFalse();
    assertThat(ExhaustiveBound.isKnown(network(HiddenBias.TRAINED), TargetFunction.MAX, 3))
        .isFalse();
    assertThat(ExhaustiveBound.isKnown(network(HiddenBias.ABSENT), TargetFunction.ABS, 1))
        .isFalse();
  }

  private static NetworkConfiguration network(HiddenBias bias) {
    return new NetworkConfiguration(2, 1, Nonlinearity.RELU, Nonlinearity.RELU, bias);
  }
}
