package io.tegum.kernel.feedforward.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.feedforward.Networks;
import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both layouts against the reference gradient in double, on the tokens that they draw. */
class NetworkStepTest {

  private static final long STEP = 17;

  /** Relative to the largest entry: some hundred float roundings, of 6e-8 each. */
  private static final double TOLERANCE = 2e-5;

  @ParameterizedTest
  @CsvSource({"1, 0", "7, 0.5", "130, 0", "130, 0.3", "200, 0.9", "300, 0.99", "65, 0.97"})
  void gradientsAreTheReferences(int batch, double sparsity) {
    for (FeedForwardConfiguration configuration : Networks.ofAllKinds(batch, sparsity)) {
      try (NetworkStep step = new FeatureMajorNetwork(configuration)) {
        check(step, configuration, columns(configuration));
      }
      check(new TokenMajorNetwork(configuration), configuration, rows(configuration));
    }
  }

  private static void check(
      NetworkStep step, FeedForwardConfiguration configuration, double[][] tokens) {
    NetworkParameters parameters = Networks.random(configuration, new Random(3));
    NetworkGradient reference = new NetworkGradient(configuration);
    reference.start(parameters);
    for (double[] token : tokens) {
      reference.add(token, 1.0 / tokens.length);
    }
    step.load(parameters);
    step.step(STEP - 1); // whose traces must not matter
    double loss = step.step(STEP);
    String what = step.getClass().getSimpleName() + " of " + configuration;
    assertThat(loss)
        .as(what)
        .isCloseTo(reference.loss(), within(TOLERANCE * Math.max(1e-6, reference.loss())));
    NetworkParameters actual = NetworkParameters.zeros(configuration);
    step.storeGradient(actual);
    NetworkParameters expected = reference.gradient();
    close(what + " W1", actual.w1().data, expected.w1().data);
    close(what + " W2", actual.w2().data, expected.w2().data);
    close(what + " b", actual.b().data, expected.b().data);
    if (configuration.hasHiddenBias()) {
      close(what + " c", actual.c().data, expected.c().data);
    }
    NetworkParameters stored = NetworkParameters.zeros(configuration);
    step.store(stored);
    assertThat(stored.w1().data).isEqualTo(parameters.w1().data);
    assertThat(stored.w2().data).isEqualTo(parameters.w2().data);
    assertThat(stored.b().data).isEqualTo(parameters.b().data);
    assertThat(stored.c().data).isEqualTo(parameters.c().data);
  }

  private static void close(String what, double[] actual, double[] expected) {
    double largest = 1e-6;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as(what).isCloseTo(expected[i], within(TOLERANCE * largest));
    }
  }

  /** A step's tokens as columns hold them. */
  private static double[][] columns(FeedForwardConfiguration configuration) {
    int n = configuration.inputs();
    int batch = configuration.training().batch();
    BatchInputs inputs = BatchInputs.inColumns(configuration);
    inputs.draw(STEP);
    int chunk = inputs.areSampled() ? 64 : ColumnPanel.chunk(widest(configuration), batch);
    Rows x = Rows.zeros(n, chunk);
    ColumnPanel panel =
        new ColumnPanel(configuration, inputs, x, Rows.zeros(configuration.outputs(), chunk));
    double[][] tokens = new double[batch][n]; // those that are not seen are zeros
    for (int first = 0; first < inputs.tokens(); first += chunk) {
      int count = Math.min(chunk, inputs.tokens() - first);
      panel.fill(first, count);
      for (int t = 0; t < count; t++) {
        for (int i = 0; i < n; i++) {
          tokens[first + t][i] = x.floats()[i * chunk + t];
        }
      }
    }
    return tokens;
  }

  private static int widest(FeedForwardConfiguration configuration) {
    return Math.max(
        configuration.inputs(), Math.max(configuration.neurons(), configuration.outputs()));
  }

  /** A step's tokens as rows hold them. */
  private static double[][] rows(FeedForwardConfiguration configuration) {
    int n = configuration.inputs();
    BatchInputs inputs = BatchInputs.inRows(configuration);
    inputs.draw(STEP);
    RowPanel panel = new RowPanel(configuration, inputs, 4, false);
    double[][] tokens = new double[configuration.training().batch()][n];
    for (int first = 0; first < inputs.tokens(); first += 4) {
      int count = Math.min(4, inputs.tokens() - first);
      panel.fill(first, count);
      for (int t = 0; t < count; t++) {
        for (int i = 0; i < n; i++) {
          tokens[first + t][i] = panel.x[t * PanelOperations.padded(n) + i];
        }
      }
    }
    return tokens;
  }
}
