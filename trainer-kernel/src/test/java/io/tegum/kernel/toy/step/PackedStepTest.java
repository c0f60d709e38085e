package io.tegum.kernel.toy.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.DenseTokens;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.tokens.GroupedTokens;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The design for few features, against the reference step on the tokens that it draws. */
class PackedStepTest {

  private static final long STEP = 17;

  /** Relative to the largest entry: some hundred float roundings, of 6e-8 each. */
  private static final double TOLERANCE = 2e-5;

  /** A fixed seed makes the tests exact in practice; five standard errors make them fair. */
  private static final double STANDARD_ERRORS = 5;

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 0",
    "1, 1, 300, 0.9",
    "2, 1, 7, 0.5",
    "2, 1, 1024, 0.99",
    "2, 2, 100, 0.999999",
    "3, 2, 1, 0.3",
    "3, 1, 200, 0",
    "4, 2, 130, 0.8",
    "5, 2, 1000, 0.9",
    "5, 5, 1024, 0.99",
    "6, 3, 257, 0.95",
    "7, 2, 64, 0.5",
    "8, 4, 500, 0",
    "8, 8, 500, 0.7",
    "8, 3, 1000, 0.99"
  })
  void gradientIsTheReferences(int n, int m, int batch, double sparsity) {
    for (Activation activation : List.of(Activation.RELU, Activation.IDENTITY)) {
      for (double bias : new double[] {0, -1}) { // of -1 the ReLU silences most features
        check(Trials.plain(n, m, batch, sparsity, activation), bias);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 50", "2, 1, 7", "3, 2, 200", "5, 2, 1000", "6, 3, 257", "8, 3, 1000"})
  void gradientOfOtherDensitiesAndValuesIsTheReferences(int n, int m, int batch) {
    for (DataConfiguration data : Variants.independent(n)) {
      TrialConfiguration trial =
          Variants.withData(Trials.plain(n, m, batch, 0.9, Activation.RELU), data);
      check(trial, 0);
      check(trial, -1);
    }
  }

  private static void check(TrialConfiguration configuration, double bias) {
    assertThat(Design.PACKED.fits(configuration, new StepCost.Sizes(configuration))).isTrue();
    Parameters parameters = Parameters.zeros(configuration);
    Random random = new Random(3);
    Trials.fill(parameters.w().data, random);
    Trials.fill(parameters.b().data, random);
    for (int i = 0; i < parameters.b().data.length; i++) {
      parameters.b().data[i] = (float) (parameters.b().data[i] + bias);
    }
    BatchGradient expected = new BatchGradient(configuration);
    double expectedLoss = expected.representation(parameters, tokens(configuration)).total();
    try (FastStep step = new PackedStep(configuration)) {
      step.load(parameters);
      Parameters stored = Parameters.zeros(configuration);
      step.store(stored);
      assertThat(stored.w().data).isEqualTo(parameters.w().data);
      assertThat(stored.b().data).isEqualTo(parameters.b().data);
      step.plainRepresentation(STEP - 1); // whose traces must not matter
      assertThat(step.plainRepresentation(STEP))
          .isCloseTo(expectedLoss, within(TOLERANCE * Math.max(1e-6, expectedLoss)));
      Parameters actual = Parameters.zeros(configuration);
      step.storeGradient(actual);
      FastStepTest.close("W", actual.w().data, expected.gradient().w().data);
      FastStepTest.close("b", actual.b().data, expected.gradient().b().data);
    }
  }

  private static TokenBatch tokens(TrialConfiguration configuration) {
    int n = configuration.model().features();
    int batch = configuration.training().batch();
    GroupedTokens tokens =
        new GroupedTokens(
            n, configuration.data(), batch, configuration.seed(), Purpose.LEFT_TOKENS);
    tokens.draw(STEP);
    double[][] dense = new double[batch][n];
    int row = 0;
    int at = 0;
    for (int k = 1; k <= tokens.most(); k++) {
      for (int set = tokens.sets().first(k); set < tokens.sets().first(k + 1); set++) {
        int count = tokens.count()[set];
        for (int t = 0; t < count; t++) {
          for (int s = 0; s < k; s++) {
            dense[row + t][tokens.sets().feature()[set * n + s]] =
                tokens.value()[at + s * count + t];
          }
        }
        row += count;
        at += k * count;
      }
    }
    assertThat(row).isEqualTo(batch - tokens.empty());
    return DenseTokens.of(dense);
  }

  /** Each set's count is Binomial(B, p^k S^(n - k)): mean and variance. */
  @ParameterizedTest
  @CsvSource({"1, 0.5", "2, 0.99", "3, 0", "3, 0.5", "5, 0.9", "6, 0.7", "8, 0.95", "4, 0.9999"})
  void setsOfPresentFeaturesHaveTheirShares(int n, double sparsity) {
    int batch = 300;
    int steps = 4000;
    GroupedTokens tokens =
        new GroupedTokens(n, new DataConfiguration(sparsity, 1), batch, 9, Purpose.LEFT_TOKENS);
    int sets = tokens.sets().first(n + 1);
    double[] count = new double[sets];
    double[] square = new double[sets];
    for (int step = 0; step < steps; step++) {
      tokens.draw(step);
      int inSets = 0;
      for (int set = 0; set < tokens.sets().first(tokens.most() + 1); set++) {
        int seen = tokens.count()[set];
        inSets += seen;
        count[set] += seen;
        square[set] += (double) seen * seen;
      }
      assertThat(inSets).isEqualTo(batch - tokens.empty());
    }
    for (int k = 1; k <= n; k++) {
      double share = Math.pow(1 - sparsity, k) * Math.pow(sparsity, n - k);
      double variance = batch * share * (1 - share);
      double fourth = variance * (1 + (3 - 6.0 / batch) * variance); // central moment, bound
      for (int set = tokens.sets().first(k); set < tokens.sets().first(k + 1); set++) {
        double mean = count[set] / steps;
        assertThat(mean)
            .as("set %d", set)
            .isCloseTo(batch * share, within(STANDARD_ERRORS * Math.sqrt(variance / steps) + 1e-3));
        double error = Math.sqrt(Math.max(0, fourth - variance * variance) / steps);
        assertThat(square[set] / steps - mean * mean)
            .as("variance of set %d", set)
            .isCloseTo(variance, within(STANDARD_ERRORS * error + 2e-3));
      }
    }
  }

  /** Counts of two sets go against one another as shares of one batch do. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0, 3", "2, 5", "3, 4", "4, 6"})
  void countsOfTwoSetsCovary(int one, int other) {
    int batch = 300;
    int steps = 20_000;
    int n = 3;
    GroupedTokens tokens =
        new GroupedTokens(n, new DataConfiguration(0.5, 1), batch, 2, Purpose.LEFT_TOKENS);
    double share = 0.125; // of every set
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      tokens.draw(step);
      sum += (tokens.count()[one] - batch * share) * (tokens.count()[other] - batch * share);
    }
    double variance = batch * share * (1 - share);
    assertThat(sum / steps)
        .isCloseTo(-batch * share * share, within(STANDARD_ERRORS * variance / Math.sqrt(steps)));
  }

  @ParameterizedTest
  @CsvSource({"2, 0.9", "5, 0.5"})
  void valuesAreUniform(int n, double sparsity) {
    GroupedTokens tokens =
        new GroupedTokens(n, new DataConfiguration(sparsity, 1), 1000, 4, Purpose.LEFT_TOKENS);
    double[] moment = new double[5];
    for (int step = 0; step < 200; step++) {
      tokens.draw(step);
      int values = 0;
      for (int k = 1; k <= tokens.most(); k++) {
        for (int set = tokens.sets().first(k); set < tokens.sets().first(k + 1); set++) {
          values += k * tokens.count()[set];
        }
      }
      for (int k = 0; k < values; k++) {
        double value = tokens.value()[k];
        assertThat(value).isBetween(0x1.0p-31, 1.0);
        for (int power = 0; power < moment.length; power++) {
          moment[power] += Math.pow(value, power);
        }
      }
    }
    for (int power = 1; power < moment.length; power++) {
      double error = Math.sqrt(1.0 / (2 * power + 1) / moment[0]);
      assertThat(moment[power] / moment[0])
          .isCloseTo(1.0 / (power + 1), within(STANDARD_ERRORS * error));
    }
  }
}
