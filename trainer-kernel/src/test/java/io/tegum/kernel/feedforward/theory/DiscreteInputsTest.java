package io.tegum.kernel.feedforward.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.feedforward.Networks;
import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DiscreteInputsTest {

  @ParameterizedTest
  @EnumSource(value = InputValues.class, mode = Mode.EXCLUDE, names = "UNIFORM")
  void everyTokenComesOnceWithItsProbability(InputValues kind) {
    Map<List<Double>, Double> seen = new HashMap<>();
    new DiscreteInputs(4, kind, 0.3)
        .forEach(
            (token, probability) ->
                seen.merge(DoubleStream.of(token).boxed().toList(), probability, Double::sum));
    assertThat(seen.size()).isEqualTo((int) DiscreteInputs.count(4, kind));
    seen.forEach(
        (token, probability) -> {
          double expected = 1;
          for (double value : token) {
            double notZero = kind.notZero(0.3);
            expected *= value == 0 ? 1 - notZero : kind == InputValues.SIGN ? notZero / 2 : notZero;
          }
          assertThat(probability).isCloseTo(expected, within(1e-15));
        });
  }

  @Test
  void theExactLossIsThatOfManySampledTokens() {
    for (TargetFunction function : List.of(TargetFunction.XOR, TargetFunction.MAX)) {
      FeedForwardConfiguration configuration =
          Networks.of(Networks.relu(6, 4), new TaskConfiguration(function, 0.4, 0.9), 1);
      Random random = new Random(2);
      NetworkParameters parameters = Networks.random(configuration, random);
      NetworkGradient gradient = new NetworkGradient(configuration);
      new DiscreteInputs(6, function.inputValues(), 0.6).of(parameters, gradient);
      int tokens = 200_000;
      double sum = 0;
      double squares = 0;
      for (int t = 0; t < tokens; t++) {
        double error = gradient.error(Networks.token(configuration, random));
        sum += error;
        squares += error * error;
      }
      double mean = sum / tokens;
      double deviation = Math.sqrt((squares / tokens - mean * mean) / tokens);
      assertThat(gradient.loss()).isCloseTo(mean, within(4 * deviation));
    }
  }

  /** families.md: the optimum of both is 0, with two neurons. */
  @ParameterizedTest
  @EnumSource(
      value = TargetFunction.class,
      names = {"AND", "OR"})
  void twoNeuronsComputeAndAndOr(TargetFunction function) {
    DiscreteOptimum optimum = DiscreteOptimum.of(two(Nonlinearity.RELU, function), 20);
    assertThat(optimum.loss()).isLessThan(1e-12);
  }

  @Test
  void theOptimumsLossIsThatOfItsParameters() {
    FeedForwardConfiguration configuration = two(Nonlinearity.GELU, TargetFunction.XOR);
    DiscreteOptimum optimum = DiscreteOptimum.of(configuration, 10);
    NetworkGradient gradient = new NetworkGradient(configuration);
    new DiscreteInputs(2, InputValues.BIT, 1).of(optimum.parameters(), gradient);
    assertThat(optimum.loss()).isCloseTo(gradient.loss(), within(1e-14));
  }

  private static FeedForwardConfiguration two(Nonlinearity activation, TargetFunction function) {
    return Networks.of(
        new NetworkConfiguration(2, 2, activation, Nonlinearity.RELU, HiddenBias.ABSENT),
        new TaskConfiguration(function, 0, 1),
        1);
  }
}
