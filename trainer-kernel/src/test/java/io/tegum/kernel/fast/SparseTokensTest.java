package io.tegum.kernel.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.data.Purpose;
import java.util.Arrays;
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

  /** Both tokens of a pair are independent, though each side comes sorted. */
  @ParameterizedTest
  @CsvSource({"5,0.9", "20,0.9", "20,0.99"})
  void pairedTokensAreIndependent(int n, double sparsity) {
    SparseTokens left = new SparseTokens(n, sparsity, BATCH, 3, Purpose.LEFT_TOKENS);
    SparseTokens right = new SparseTokens(n, sparsity, BATCH, 3, Purpose.RIGHT_TOKENS);
    Pairing pairing = new Pairing(BATCH, 3);
    double p = 1 - sparsity;
    double covariance = 0;
    double same = 0;
    for (int step = 0; step < STEPS; step++) {
      left.draw(step);
      right.draw(step);
      pairing.draw(step, right.tokens());
      int[] leftPresent = present(left, inOrder());
      int[] rightPresent = present(right, pairing.place());
      int[] leftFirst = first(left, inOrder());
      int[] rightFirst = first(right, pairing.place());
      for (int pair = 0; pair < BATCH; pair++) {
        covariance += (leftPresent[pair] - n * p) * (rightPresent[pair] - n * p);
        same += leftFirst[pair] >= 0 && leftFirst[pair] == rightFirst[pair] ? 1 : 0;
      }
    }
    double pairs = (double) BATCH * STEPS;
    double variance = n * p * (1 - p);
    assertThat(covariance / pairs)
        .isCloseTo(0, within(STANDARD_ERRORS * variance / Math.sqrt(pairs)));
    double expected = 0;
    for (int i = 0; i < n; i++) { // both tokens' first present feature is i
      double first = p * Math.pow(1 - p, i);
      expected += first * first;
    }
    assertThat(same / pairs)
        .isCloseTo(expected, within(STANDARD_ERRORS * Math.sqrt(expected / pairs)));
  }

  private static int[] inOrder() {
    int[] order = new int[BATCH];
    for (int k = 0; k < BATCH; k++) {
      order[k] = k;
    }
    return order;
  }

  private static int[] present(SparseTokens tokens, int[] row) {
    int[] present = new int[BATCH];
    tokens.locate();
    for (int t = 0; t < tokens.tokens(); t++) {
      present[row[t]] = (tokens.endSlot(t) - tokens.firstSlot(t)) / tokens.distance(t);
    }
    return present;
  }

  private static int[] first(SparseTokens tokens, int[] row) {
    int[] first = new int[BATCH];
    Arrays.fill(first, -1);
    for (int t = 0; t < tokens.tokens(); t++) {
      first[row[t]] = tokens.feature[tokens.firstSlot(t)];
    }
    return first;
  }

  @Test
  void partneredTokensComeFirstInTheSameOrder() {
    Pairing pairing = new Pairing(10, 1);
    pairing.draw(5, 7);
    int leftTokens = 6;
    int both = pairing.order(leftTokens, 7);
    for (int k = 0; k < 7; k++) {
      int place = pairing.place()[pairing.rightOrder()[k]];
      assertThat(place < leftTokens).isEqualTo(k < both);
      if (k < both) {
        assertThat(place).isEqualTo(pairing.leftOrder()[k]);
      }
    }
    assertThat(Arrays.copyOf(pairing.leftOrder(), leftTokens))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
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
