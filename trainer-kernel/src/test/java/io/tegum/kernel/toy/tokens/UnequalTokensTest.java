package io.tegum.kernel.toy.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSource;
import io.tegum.kernel.toy.step.Trials;
import io.tegum.kernel.toy.step.Variants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sampler against the distribution's own numbers, where features differ. */
class UnequalTokensTest {

  private static final int BATCH = 2000;
  private static final int STEPS = 30;

  /** Fixed seeds make the tests exact in practice; five standard errors make them fair. */
  private static final double STANDARD_ERRORS = 5;

  /** Sums over tokens of what a distribution is known by. */
  private static final class Sums {
    private final int n;
    private final double[] present;
    private final double[] first;
    private final double[] second;
    private final double[] together; // i and i + 1
    private double empty;
    private double count;

    Sums(int n) {
      this.n = n;
      present = new double[n];
      first = new double[n];
      second = new double[n];
      together = new double[n];
    }

    void add(TokenBatch batch) {
      for (int c = 0; c < batch.tokens(); c++) {
        empty += batch.begin(c) == batch.end(c) ? 1 : 0;
        for (int e = batch.begin(c); e < batch.end(c); e++) {
          int i = batch.feature(e);
          present[i]++;
          first[i] += batch.value(e);
          second[i] += batch.value(e) * batch.value(e);
          together[i] += e + 1 < batch.end(c) && batch.feature(e + 1) == i + 1 ? 1 : 0;
        }
      }
      count += batch.tokens();
    }

    /**
     * Compares them with independent or paired features, given that a token is not empty or not.
     */
    void check(DataConfiguration data, double share) {
      double[] density = data.densities(n);
      FeatureValues values = data.values();
      double none = 1;
      for (int i = 0; i < n; i++) {
        double p = density[i] / share;
        assertClose(present[i], p, p);
        assertClose(first[i], p * values.mean(), p * values.meanSquare());
        assertClose(second[i], p * values.meanSquare(), p * fourth(values));
        if (i + 1 < n) {
          double both = together(data, density, i) / share;
          assertClose(together[i], both, both);
        }
        none *= data.correlation() == Correlation.NONE ? 1 - density[i] : factor(data, density, i);
      }
      if (share == 1) {
        assertClose(empty, none, none);
      } else {
        assertThat(empty).isZero();
      }
    }

    private static double together(DataConfiguration data, double[] density, int i) {
      boolean sameSet = i / data.setSize() == (i + 1) / data.setSize();
      return switch (data.correlation()) {
        case NONE -> density[i] * density[i + 1];
        case CORRELATED -> sameSet ? density[i] : density[i] * density[i + 1];
        case ANTICORRELATED -> sameSet ? 0 : density[i] * density[i + 1];
      };
    }

    /** P(the set whose last feature is i is empty); 1 for other features. */
    private static double factor(DataConfiguration data, double[] density, int i) {
      int size = data.setSize();
      if (i % size < size - 1) {
        return 1;
      }
      return data.correlation() == Correlation.CORRELATED
          ? 1 - density[i]
          : 1 - Arrays.stream(density, i - size + 1, i + 1).sum();
    }

    private static double fourth(FeatureValues values) {
      return switch (values) {
        case UNIT, SIGNED -> 1.0 / 5;
        case WIDE -> 16.0 / 5;
        case ONE -> 1;
      };
    }

    private void assertClose(double sum, double expected, double square) {
      double error = STANDARD_ERRORS * Math.sqrt(square / count) + 1e-6;
      assertThat(sum / count).isCloseTo(expected, within(error));
    }
  }

  /** How a design draws a step's tokens. */
  private interface Draw {
    Trials.Pairs of(TrialConfiguration configuration, long step);
  }

  private static List<DataConfiguration> all(int n) {
    List<DataConfiguration> all = new ArrayList<>(Variants.independent(n));
    all.addAll(n % 2 == 0 ? Variants.sets(n) : List.of());
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8, 40})
  void designsDrawTheDistribution(int n) {
    for (DataConfiguration data : all(n)) {
      TrialConfiguration trial =
          Variants.withData(
              Trials.joint(
                  n,
                  1,
                  1,
                  BATCH,
                  0.9,
                  Activation.RELU,
                  Target.INDICATOR,
                  List.of(AttentionPair.of(0, 0))),
              data);
      check(trial, Trials::panelPairs);
      check(trial, Trials::rowPairs);
      if (SparseTokens.fits(n, data)) {
        check(trial, Trials::sparsePairs);
      }
    }
  }

  private static void check(TrialConfiguration trial, Draw draw) {
    Sums left = new Sums(trial.model().features());
    Sums right = new Sums(trial.model().features());
    for (int step = 0; step < STEPS; step++) {
      Trials.Pairs pairs = draw.of(trial, step);
      left.add(pairs.left());
      right.add(pairs.right());
    }
    left.check(trial.data(), 1);
    right.check(trial.data(), 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8, 40})
  void theReferenceDrawsTheDistribution(int n) {
    for (DataConfiguration data : all(n)) {
      TokenSource source = TokenSource.of(n, data, 3, Purpose.EVALUATION_TOKENS);
      TokenBatch batch = new TokenBatch(BATCH, n);
      Sums sums = new Sums(n);
      for (int step = 0; step < STEPS; step++) {
        source.sample(step, batch);
        sums.add(batch);
      }
      sums.check(data, 1);
      Sums present = new Sums(n);
      source.restartPresent();
      for (int step = 0; step < STEPS; step++) {
        source.samplePresent(batch);
        present.add(batch);
      }
      present.check(data, 1 - source.emptyProbability());
    }
  }

  /** Sets of few features have their own probabilities: Pearson's statistic over all of them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 6})
  void setsOfPresentFeaturesAreAsProbableAsTheyShouldBe(int n) {
    for (DataConfiguration data : Variants.independent(n)) {
      GroupedTokens tokens = new GroupedTokens(n, data, BATCH, 11, Purpose.LEFT_TOKENS);
      double[] seen = new double[1 << n];
      for (int step = 0; step < STEPS; step++) {
        tokens.draw(step);
        seen[0] += tokens.empty();
        for (int k = 1; k <= tokens.most(); k++) {
          for (int set = tokens.sets().first(k); set < tokens.sets().first(k + 1); set++) {
            int bits = 0;
            for (int slot = 0; slot < k; slot++) {
              bits |= 1 << tokens.sets().feature()[set * n + slot];
            }
            seen[bits] += tokens.count()[set];
          }
        }
      }
      double statistic = 0;
      int cells = 0;
      double rest = 0; // of sets that are too rare for the approximation
      double restSeen = 0;
      for (int bits = 0; bits < 1 << n; bits++) {
        double expected = BATCH * STEPS;
        for (int i = 0; i < n; i++) {
          double p = data.densities(n)[i];
          expected *= (bits >> i & 1) == 1 ? p : 1 - p;
        }
        if (expected < 8) {
          rest += expected;
          restSeen += seen[bits];
        } else {
          statistic += (seen[bits] - expected) * (seen[bits] - expected) / expected;
          cells++;
        }
      }
      assertThat(restSeen).isCloseTo(rest, within(STANDARD_ERRORS * Math.sqrt(rest) + 3));
      // A chi square's mean is the number of cells but one, its variance twice that.
      assertThat(statistic).isLessThan(cells + STANDARD_ERRORS * Math.sqrt(2.0 * cells) + 10);
    }
  }

  @Test
  void presentFeaturesAreNeverZero() {
    for (FeatureValues values : FeatureValues.values()) {
      for (double u : new double[] {0x1p-25, 0.25, 0.5, 0.75, 1}) {
        assertThat(values.of(u)).isNotZero();
        float[] drawn = {0, (float) u};
        values.map(drawn, 0, 2);
        assertThat(drawn[0]).isZero();
        assertThat(drawn[1]).isEqualTo((float) values.of(u)).isNotZero();
      }
    }
  }
}
