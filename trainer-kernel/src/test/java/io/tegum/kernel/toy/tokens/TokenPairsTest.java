package io.tegum.kernel.toy.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.toy.step.Trials;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPairsTest {

  private static final int BATCH = 500;
  private static final int STEPS = 400;

  /** A fixed seed makes the tests exact in practice; five standard errors make them fair. */
  private static final double STANDARD_ERRORS = 5;

  /** Both tokens of a pair are independent, though each side comes sorted. */
  @ParameterizedTest
  @CsvSource({"2,0.6", "5,0.9", "20,0.9", "20,0.99"})
  void pairedTokensAreIndependent(int n, double sparsity) {
    TokenPairs pairs = new TokenPairs(n, sparsity, BATCH, 3);
    double p = 1 - sparsity;
    Moments present = new Moments(n * p, n * p * (1 - p));
    Moments leftFeature = new Moments(p, p * (1 - p));
    Moments values = new Moments(p / 2, p / 3 - p * p / 4);
    double same = 0;
    for (int step = 0; step < STEPS; step++) {
      pairs.draw(step);
      pairs.locate();
      double[][] left = dense(pairs.left, Trials.leftRows(pairs), n);
      double[][] right = dense(pairs.right, Trials.rightRows(pairs), n);
      for (int pair = 0; pair < BATCH; pair++) {
        double[] x = left[pair];
        double[] y = right[pair];
        present.add(present(x), present(y));
        values.add(x[n - 1], y[0]);
        values.add(x[0], y[n - 1]);
        leftFeature.add(x[0] > 0 ? 1 : 0, y[0] > 0 ? 1 : 0);
        leftFeature.add(x[n - 1] > 0 ? 1 : 0, (present(y) - n * p) / Math.sqrt(n) + p);
        leftFeature.add((present(x) - n * p) / Math.sqrt(n) + p, y[n - 1] > 0 ? 1 : 0);
        same += first(x) < n && first(x) == first(y) ? 1 : 0;
      }
    }
    present.check();
    leftFeature.check();
    values.check();
    double draws = (double) BATCH * STEPS;
    double expected = 0;
    for (int i = 0; i < n; i++) { // both tokens' first present feature is i
      double first = p * Math.pow(1 - p, i);
      expected += first * first;
    }
    assertThat(same / draws)
        .isCloseTo(expected, within(STANDARD_ERRORS * Math.sqrt(expected / draws)));
  }

  /** The sum of (a - mean) (b - mean), for independent a and b of the same moments. */
  private static final class Moments {
    private final double mean;
    private final double variance;
    private double sum;
    private double count;

    Moments(double mean, double variance) {
      this.mean = mean;
      this.variance = variance;
    }

    void add(double a, double b) {
      sum += (a - mean) * (b - mean);
      count++;
    }

    void check() {
      assertThat(sum / count).isCloseTo(0, within(STANDARD_ERRORS * variance / Math.sqrt(count)));
    }
  }

  private static double present(double[] token) {
    return Arrays.stream(token).filter(value -> value > 0).count();
  }

  private static int first(double[] token) {
    int i = 0;
    while (i < token.length && token[i] == 0) {
      i++;
    }
    return i;
  }

  private static double[][] dense(SparseTokens tokens, int[] row, int n) {
    double[][] dense = new double[BATCH][n];
    for (int t = 0; t < tokens.tokens(); t++) {
      for (int e = tokens.firstSlot(t); e < tokens.endSlot(t); e += tokens.distance(t)) {
        assertThat(dense[row[t]][tokens.feature[e]]).isZero(); // no token's row twice
        dense[row[t]][tokens.feature[e]] = tokens.value[e];
      }
    }
    return dense;
  }

  /** Each side alone, and the pairs with two tokens, are as many as independent coin flips say. */
  @ParameterizedTest
  @CsvSource({"5,0.9", "5,0.8", "20,0.99"})
  void countsVaryAsTheyShould(int n, double sparsity) {
    TokenPairs pairs = new TokenPairs(n, sparsity, BATCH, 9);
    double some = 1 - Math.pow(sparsity, n);
    double twoPresent = n * (n - 1) / 2.0 * Math.pow(1 - sparsity, 2) * Math.pow(sparsity, n - 2);
    int steps = 4000;
    Spread left = new Spread(some);
    Spread right = new Spread(some);
    Spread both = new Spread(some * some);
    Spread cell = new Spread(twoPresent * twoPresent);
    Spread leftTwos = new Spread(twoPresent);
    Spread rightTwos = new Spread(twoPresent);
    Moments twos = new Moments(BATCH * twoPresent, BATCH * twoPresent * (1 - twoPresent));
    for (int step = 0; step < steps; step++) {
      pairs.draw(step);
      left.add(pairs.left.tokens());
      right.add(pairs.right.tokens());
      both.add(pairs.both());
      cell.add(pairs.count(2, 2));
      leftTwos.add(pairs.left.count(2));
      rightTwos.add(pairs.right.count(2));
      twos.add(pairs.left.count(2), pairs.right.count(2));
    }
    for (Spread each : new Spread[] {left, right, both, cell, leftTwos, rightTwos}) {
      each.check(steps);
    }
    twos.check();
  }

  /** Moments of Binomial(BATCH, p). */
  private static final class Spread {
    private final double p;
    private double sum;
    private double squares;

    Spread(double p) {
      this.p = p;
    }

    void add(int count) {
      double distance = count - BATCH * p;
      sum += distance;
      squares += distance * distance;
    }

    void check(int steps) {
      double variance = BATCH * p * (1 - p);
      double kurtosis = 2 + 1 / variance; // of the square, over the variance's square
      assertThat(sum / steps).isCloseTo(0, within(STANDARD_ERRORS * Math.sqrt(variance / steps)));
      assertThat(squares / steps)
          .isCloseTo(variance, within(STANDARD_ERRORS * variance * Math.sqrt(kurtosis / steps)));
    }
  }

  @Test
  void cellsAreWhereTheirPairsAre() {
    TokenPairs pairs = new TokenPairs(6, 0.7, BATCH, 1);
    pairs.draw(5);
    pairs.locate();
    int pair = 0;
    for (int k = 1; k <= pairs.most(); k++) {
      for (int l = 1; l <= pairs.most(); l++) {
        for (int t = 0; t < pairs.count(k, l); t++, pair++) {
          int x = pairs.leftOrder()[pair];
          int y = pairs.rightOrder()[pair];
          assertThat(pairs.left.firstSlot(x)).isEqualTo(pairs.leftSlot(k, l) + t);
          assertThat(pairs.right.firstSlot(y)).isEqualTo(pairs.rightSlot(k, l) + t);
        }
      }
    }
    assertThat(pair).isEqualTo(pairs.both());
  }
}
