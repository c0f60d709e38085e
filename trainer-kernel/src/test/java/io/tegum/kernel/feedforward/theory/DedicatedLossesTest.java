package io.tegum.kernel.feedforward.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.Bfgs;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class DedicatedLossesTest {
  private static final double[] SPARSITIES = {0, 0.2, 0.5, 0.8, 0.9, 0.97};

  /** GELU(z) and GELU(2z) are the same there, below 0. */
  private static final double LEVEL = root(z -> gelu(z) - gelu(2 * z), -1, -0.1);

  /** Networks without any error: neurons (u, v, c, w), and the output's bias. */
  static Stream<Arguments> withoutError() {
    double one = gelu(1);
    double rise = gelu(2) - one;
    double dip = gelu(-0.75);
    double far = gelu(-1.5);
    return Stream.of(
        relu(TargetFunction.AND, HiddenBias.ABSENT, 1, 1, 0, 1, -1),
        relu(TargetFunction.AND, HiddenBias.TRAINED, 1, 1, -1, 1, 0),
        relu(TargetFunction.OR, HiddenBias.ABSENT, 1, -1, 0, 1, 0, 1, 0, 1, 0),
        relu(TargetFunction.OR, HiddenBias.TRAINED, -1, -1, 1, -1, 1),
        relu(TargetFunction.XOR, HiddenBias.ABSENT, 1, -1, 0, 1, -1, 1, 0, 1, 0),
        relu(TargetFunction.MAX, HiddenBias.TRAINED, 1, 2, 1, -1, 1, 2, 0, 2, 1, 2, -1, -1, 1),
        relu(
            TargetFunction.MAX,
            HiddenBias.ABSENT,
            new double[] {1, 1, 0, .5, -1, -1, 0, .5, 1, -1, 0, .5, -1, 1, 0, .5, 0}),
        gelu(TargetFunction.AND, 1, 1, 0, 1 / rise, -one / rise),
        gelu(TargetFunction.OR, LEVEL, LEVEL, 0, 1 / gelu(LEVEL), 0),
        gelu(TargetFunction.XOR, -0.75, -0.75, 0, 1 / (dip - far), -far / (dip - far)));
  }

  private static Arguments relu(TargetFunction function, HiddenBias bias, double... parameters) {
    return Arguments.of(function, Nonlinearity.RELU, bias, parameters);
  }

  private static Arguments gelu(TargetFunction function, double... parameters) {
    return Arguments.of(function, Nonlinearity.GELU, HiddenBias.ABSENT, parameters);
  }

  @ParameterizedTest
  @MethodSource("withoutError")
  void whatHandsBuildIsFound(
      TargetFunction function, Nonlinearity activation, HiddenBias bias, double[] parameters) {
    NetworkConfiguration network = network(activation, Nonlinearity.RELU, bias);
    int neurons = parameters.length / OneOutput.OF_NEURON;
    for (double sparsity : SPARSITIES) {
      double loss = new OneOutput(network, function, 1 - sparsity).loss(parameters);
      assertThat(loss).isCloseTo(0, within(1e-15));
      DedicatedLosses losses =
          DedicatedLosses.of(network, new TaskConfiguration(function, sparsity, 1));
      assertThat(losses.of(neurons)).as("S = " + sparsity).isZero();
    }
  }

  /** Long descents from anywhere, with slopes by differences. */
  @ParameterizedTest
  @EnumSource(
      value = TargetFunction.class,
      names = {"AND", "OR", "XOR", "MAX"})
  void manyLongDescentsFindNothingLower(TargetFunction function) {
    Random random = new Random(1);
    for (Nonlinearity activation : new Nonlinearity[] {Nonlinearity.RELU, Nonlinearity.GELU}) {
      for (HiddenBias bias : HiddenBias.values()) {
        for (double sparsity : new double[] {0, 0.2, 0.5, 0.8, 0.9}) {
          NetworkConfiguration network = network(activation, Nonlinearity.RELU, bias);
          OneOutput one = new OneOutput(network, function, 1 - sparsity);
          DedicatedLosses losses =
              DedicatedLosses.of(network, new TaskConfiguration(function, sparsity, 1));
          for (int neurons = 1; neurons <= 2; neurons++) {
            double slack = 1e-6 * losses.of(0) + 1e-15;
            assertThat(losses.of(neurons))
                .as(
                    "%s, %s, c %s, S = %s, %d neurons",
                    function, activation, bias, sparsity, neurons)
                .isLessThanOrEqualTo(lowest(one, neurons, random) * (1 + 1e-6) + slack);
          }
        }
      }
    }
  }

  private static double lowest(OneOutput one, int neurons, Random random) {
    double lowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 12; k++) {
      double[] start = new double[OneOutput.OF_NEURON * neurons + 1];
      double width = Math.exp(random.nextGaussian());
      for (int i = 0; i < start.length; i++) {
        start[i] = width * random.nextGaussian();
      }
      lowest = Math.min(lowest, Bfgs.minimise(differences(one), start, 1e-7, 300).value());
    }
    return lowest;
  }

  private static Bfgs.Objective differences(OneOutput one) {
    return (point, slopes) -> {
      double[] moved = point.clone();
      double h = 1e-6;
      for (int i = 0; i < point.length; i++) {
        moved[i] = point[i] + h;
        double up = one.loss(moved);
        moved[i] = point[i] - h;
        slopes[i] = (up - one.loss(moved)) / (2 * h);
        moved[i] = point[i];
      }
      return one.loss(point);
    };
  }

  /** One ReLU neuron computes or but for what its inputs have in common: q^2 (1 - q)^2. */
  @Test
  void orInOneNeuronHasItsClosedForm() {
    for (double sparsity : SPARSITIES) {
      double q = (1 - sparsity) / 2;
      DedicatedLosses losses =
          DedicatedLosses.of(
              network(Nonlinearity.RELU, Nonlinearity.RELU, HiddenBias.ABSENT),
              new TaskConfiguration(TargetFunction.OR, sparsity, 1));
      assertThat(losses.of(1)).isCloseTo(q * q * (1 - q) * (1 - q), within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TargetFunction.class,
      names = {"ABS", "SQUARE", "RELU"})
  void descentsFindTheClosedForms(TargetFunction function) {
    for (Nonlinearity output : new Nonlinearity[] {Nonlinearity.RELU, Nonlinearity.IDENTITY}) {
      NetworkConfiguration network = network(Nonlinearity.RELU, output, HiddenBias.ABSENT);
      for (double p : new double[] {1, 0.7, 0.3, 0.1, 0.01}) {
        double[] losses = ClosedFormLosses.of(network, function, p);
        DedicatedSearch search = new DedicatedSearch(function, p);
        for (int neurons = 1; neurons <= 2; neurons++) {
          assertThat(search.best(network, neurons, null).loss())
              .isCloseTo(losses[neurons], within(1e-6 * losses[0]));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TargetFunction.class,
      mode = Mode.EXCLUDE,
      names = {"ABS", "SQUARE", "RELU"})
  void discreteFunctionsOfReluNeuronsAreExact(TargetFunction function) {
    for (HiddenBias bias : HiddenBias.values()) {
      for (Nonlinearity output : new Nonlinearity[] {Nonlinearity.RELU, Nonlinearity.IDENTITY}) {
        for (double sparsity : SPARSITIES) {
          DedicatedLosses losses =
              DedicatedLosses.of(
                  network(Nonlinearity.RELU, output, bias),
                  new TaskConfiguration(function, sparsity, 1));
          assertThat(losses.areExact(1_000)).as("S = " + sparsity).isTrue();
        }
      }
    }
  }

  @Test
  void bestKnownLossesAreNotExact() {
    TaskConfiguration max = new TaskConfiguration(TargetFunction.MAX, 0.5, 1);
    DedicatedLosses ofGelus =
        DedicatedLosses.of(network(Nonlinearity.GELU, Nonlinearity.RELU, HiddenBias.ABSENT), max);
    assertThat(ofGelus.areExact(0)).isTrue();
    assertThat(ofGelus.areExact(1)).isFalse();
    assertThat(ofGelus.areExact(5)).isFalse();
    DedicatedLosses biased =
        DedicatedLosses.of(
            network(Nonlinearity.RELU, Nonlinearity.RELU, HiddenBias.TRAINED),
            new TaskConfiguration(TargetFunction.SQUARE, 0.5, 1));
    assertThat(biased.areExact(1)).isFalse();
  }

  private static NetworkConfiguration network(
      Nonlinearity activation, Nonlinearity output, HiddenBias bias) {
    return new NetworkConfiguration(2, 1, activation, output, bias);
  }

  private static double gelu(double z) {
    return Nonlinearity.GELU.value(z);
  }

  private static double root(DoubleUnaryOperator of, double from, double to) {
    double low = from;
    double high = to;
    for (int step = 0; step < 100; step++) {
      double middle = (low + high) / 2;
      if (of.applyAsDouble(middle) * of.applyAsDouble(low) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
