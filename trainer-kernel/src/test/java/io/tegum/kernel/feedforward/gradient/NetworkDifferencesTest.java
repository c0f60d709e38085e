package io.tegum.kernel.feedforward.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.feedforward.Networks;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkDifferencesTest {

  private static final double STEP = 1e-6;

  /** Central differences are off by STEP^2, and by rounding over STEP. */
  private static final double TOLERANCE = 1e-7;

  @Test
  void backwardMatchesCentralDifferences() {
    for (FeedForwardConfiguration configuration : Networks.ofAllKinds(1, 0.3)) {
      Random random = new Random(5);
      NetworkParameters parameters = Networks.random(configuration, random);
      List<double[]> tokens = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        tokens.add(Networks.token(configuration, random));
      }
      NetworkGradient gradient = new NetworkGradient(configuration);
      loss(gradient, parameters, tokens);
      NetworkParameters analytic = gradient.gradient().copy();
      check(gradient, parameters, tokens, parameters.w1().data, analytic.w1().data);
      check(gradient, parameters, tokens, parameters.c().data, analytic.c().data);
      check(gradient, parameters, tokens, parameters.w2().data, analytic.w2().data);
      check(gradient, parameters, tokens, parameters.b().data, analytic.b().data);
    }
  }

  private static void check(
      NetworkGradient gradient,
      NetworkParameters parameters,
      List<double[]> tokens,
      double[] values,
      double[] analytic) {
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      values[i] = value + STEP;
      double above = loss(gradient, parameters, tokens);
      values[i] = value - STEP;
      double below = loss(gradient, parameters, tokens);
      values[i] = value;
      assertThat(analytic[i]).isCloseTo((above - below) / (2 * STEP), within(TOLERANCE));
    }
  }

  private static double loss(
      NetworkGradient gradient, NetworkParameters parameters, List<double[]> tokens) {
    gradient.start(parameters);
    for (double[] token : tokens) {
      gradient.add(token, 1.0 / tokens.size());
    }
    return gradient.loss();
  }
}
