package io.tegum.kernel.toy.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.step.Trials;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastTokensTest {

  private static final int BATCH = 2000;
  private static final int STEPS = 40;

  /** A fixed seed makes the test exact in practice; five standard errors make it fair. */
  private static final double STANDARD_ERRORS = 5;

  @ParameterizedTest
  @CsvSource({"1,0.95", "5,0", "5,0.5", "20,0.9", "20,0.95", "20,0.99", "64,0.999", "3,0.9999"})
  void momentsOfTokensAreThoseOfTheDistribution(int n, double sparsity) {
    TrialConfiguration configuration =
        Trials.joint(
            n,
            1,
            1,
            BATCH,
            sparsity,
            Activation.RELU,
            Target.INDICATOR,
            List.of(AttentionPair.of(0, 0)));
    checkBothSides(configuration, Trials::panelPairs);
    checkBothSides(configuration, Trials::rowPairs);
    if (SparseTokens.fits(n, configuration.data())) {
      checkBothSides(configuration, Trials::sparsePairs);
    }
  }

  /** How a design draws a step's tokens. */
  private interface Draw {
    Trials.Pairs of(TrialConfiguration configuration, long step);
  }

  private static void checkBothSides(TrialConfiguration configuration, Draw draw) {
    check(configuration, draw, Trials.Pairs::left);
    check(configuration, draw, Trials.Pairs::right);
  }

  private static void check(
      TrialConfiguration configuration, Draw draw, Function<Trials.Pairs, TokenBatch> side) {
    int n = configuration.model().features();
    double p = configuration.data().featureProbability();
    double[] present = new double[n];
    double[] first = new double[n];
    double[] second = new double[n];
    double neighbours = 0;
    for (int step = 0; step < STEPS; step++) {
      TokenBatch batch = side.apply(draw.of(configuration, step));
      for (int c = 0; c < BATCH; c++) {
        double previous = 0;
        int previousFeature = -2;
        for (int entry = batch.begin(c); entry < batch.end(c); entry++) {
          int i = batch.feature(entry);
          double value = batch.value(entry);
          present[i]++;
          first[i] += value;
          second[i] += value * value;
          neighbours += previousFeature == i - 1 ? previous * value : 0;
          previous = value;
          previousFeature = i;
        }
      }
    }
    double count = (double) BATCH * STEPS;
    for (int i = 0; i < n; i++) {
      assertThat(present[i] / count).isCloseTo(p, within(error(p * (1 - p), count)));
      assertThat(first[i] / count).isCloseTo(p / 2, within(error(p / 3, count)));
      assertThat(second[i] / count).isCloseTo(p / 3, within(error(p / 5, count)));
    }
    if (n > 1) {
      double places = (n - 1) * count;
      assertThat(neighbours / places)
          .isCloseTo(p * p / 4, within(error(p * p / 9 + p * p * p * p / 8, places)));
    }
  }

  private static double error(double variance, double count) {
    return STANDARD_ERRORS * Math.sqrt(variance / count) + 1e-7;
  }
}
