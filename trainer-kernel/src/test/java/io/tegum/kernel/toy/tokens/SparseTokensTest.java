package io.tegum.kernel.toy.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.random.AliasTable;
import io.tegum.kernel.random.BinomialDistribution;
import io.tegum.kernel.random.Purpose;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseTokensTest {

  private static final int BATCH = 500;
  private static final int STEPS = 400;

  /** A fixed seed makes the tests exact in practice; five standard errors make them fair. */
  private static final double STANDARD_ERRORS = 5;

  @ParameterizedTest
  @CsvSource({"1,0.5", "3,0", "5,0.9", "6,0.5", "20,0.9", "20,0.99", "300,0.99", "64,0.9999"})
  void numbersOfPresentFeaturesAreBinomial(int n, double sparsity) {
    SparseTokens tokens = new SparseTokens(n, sparsity, BATCH, 3, Purpose.LEFT_TOKENS);
    double[] count = new double[n + 1];
    for (int step = 0; step < STEPS; step++) {
      tokens.draw(step);
      count[0] += tokens.empty();
      for (int k = 1; k <= tokens.most(); k++) {
        count[k] += tokens.count(k);
      }
    }
    double draws = (double) BATCH * STEPS;
    for (int k = 0; k <= n; k++) {
      double probability = chance(n, k, 1 - sparsity);
      double error = Math.sqrt(probability * (1 - probability) / draws);
      assertThat(count[k] / draws)
          .as("P(%d of %d present)", k, n)
          .isCloseTo(probability, within(STANDARD_ERRORS * error + 1e-9));
    }
  }

  /** C(n, k) p^k (1 - p)^(n - k), factor by factor. */
  private static double chance(int n, int k, double p) {
    double chance = Math.pow(1 - p, n - k);
    for (int i = 1; i <= k; i++) {
      chance *= p * (n - k + i) / i;
    }
    return chance;
  }

  /** Counts of different steps vary like sums of independent tokens, not less and not more. */
  @Test
  void countsVaryAsTheyShould() {
    SparseTokens tokens = new SparseTokens(8, 0.9, BATCH, 9, Purpose.LEFT_TOKENS);
    double empty = Math.pow(0.9, 8);
    double single = chance(8, 1, 0.1);
    double squares = 0;
    double products = 0;
    int steps = 4000;
    for (int step = 0; step < steps; step++) {
      tokens.draw(step);
      double e = tokens.empty() - BATCH * empty;
      double s = tokens.count(1) - BATCH * single;
      squares += e * e;
      products += e * s;
    }
    double variance = BATCH * empty * (1 - empty);
    double covariance = -BATCH * empty * single;
    double spread = variance * Math.sqrt(2.0 / steps);
    assertThat(squares / steps).isCloseTo(variance, within(STANDARD_ERRORS * spread));
    assertThat(products / steps).isCloseTo(covariance, within(STANDARD_ERRORS * spread));
  }

  @ParameterizedTest
  @CsvSource({"4,2", "6,3", "7,5"})
  void setsOfOneSizeAreEquallyLikely(int n, int k) {
    SparseTokens tokens = new SparseTokens(n, 0.5, BATCH, 4, Purpose.LEFT_TOKENS);
    double[] seen = new double[1 << n];
    double total = 0;
    for (int step = 0; step < STEPS; step++) {
      tokens.draw(step);
      for (int t = 0; t < tokens.count(k); t++) {
        int set = 0;
        for (int slot = 0; slot < k; slot++) {
          set |= 1 << tokens.feature[tokens.begin(k) + slot * tokens.stride(k) + t];
        }
        seen[set]++;
        total++;
      }
    }
    double sets = chance(n, k, 0.5) * (1 << n);
    double chiSquare = 0;
    for (int set = 0; set < seen.length; set++) {
      if (Integer.bitCount(set) == k) {
        double expected = total / sets;
        chiSquare += (seen[set] - expected) * (seen[set] - expected) / expected;
      } else {
        assertThat(seen[set]).isZero();
      }
    }
    double freedom = sets - 1;
    assertThat(chiSquare).isCloseTo(freedom, within(STANDARD_ERRORS * Math.sqrt(2 * freedom)));
  }

  @Test
  void aliasTablesKeepTheDistribution() {
    double[] probability = {0.5, 0, 0.3, 0.15, 0.05};
    AliasTable table = new AliasTable(probability);
    Random random = new Random(7);
    double[] seen = new double[8];
    int draws = 200_000;
    for (int k = 0; k < draws; k++) {
      seen[table.draw(random.nextLong())]++;
    }
    for (int k = 0; k < seen.length; k++) {
      double expected = k < probability.length ? probability[k] : 0;
      double error = Math.sqrt(expected * (1 - expected) / draws);
      assertThat(seen[k] / draws).isCloseTo(expected, within(STANDARD_ERRORS * error));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0.3", "10,1", "10,0.5", "1000,0.001", "100000,0.5", "16777216,0.9"})
  void binomialProbabilitiesHaveTheirMoments(int trials, double p) {
    BinomialDistribution distribution = BinomialDistribution.of(trials, p);
    double sum = 0;
    double mean = 0;
    double variance = 0;
    for (int i = 0; i < distribution.probability().length; i++) {
      double probability = distribution.probability()[i];
      double distance = distribution.first() + i - trials * p;
      sum += probability;
      mean += probability * distance;
      variance += probability * distance * distance;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(mean).isCloseTo(0, within(1e-6 * Math.sqrt(trials)));
    assertThat(variance).isCloseTo(trials * p * (1 - p), within(1e-9 * trials));
    assertThat(distribution.atLeast(distribution.first())).isCloseTo(1, within(1e-12));
  }
}
