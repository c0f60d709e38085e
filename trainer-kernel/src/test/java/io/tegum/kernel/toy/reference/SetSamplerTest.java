package io.tegum.kernel.toy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetSamplerTest {

  private static final int TOKENS = 200_000;

  /** Fixed seeds make the tests exact in practice; five standard errors make them fair. */
  private static final double STANDARD_ERRORS = 5;

  /** What a batch of tokens has of a feature and of pairs of features. */
  private static final class Moments {
    private final double[] present;
    private final double[] first;
    private final double[] second;
    private final double[][] together;
    private final double[][] products;
    private int empty;

    Moments(TokenBatch batch, int n) {
      present = new double[n];
      first = new double[n];
      second = new double[n];
      together = new double[n][n];
      products = new double[n][n];
      for (int c = 0; c < batch.tokens(); c++) {
        empty += batch.begin(c) == batch.end(c) ? 1 : 0;
        for (int e = batch.begin(c); e < batch.end(c); e++) {
          int i = batch.feature(e);
          double value = batch.value(e);
          present[i]++;
          first[i] += value;
          second[i] += value * value;
          for (int f = e + 1; f < batch.end(c); f++) {
            assertThat(batch.feature(f)).isGreaterThan(i);
            together[i][batch.feature(f)]++;
            products[i][batch.feature(f)] += value * batch.value(f);
          }
        }
      }
    }
  }

  private static SetSampler sampler(int n, Correlation correlation, int size, double sparsity) {
    return new SetSampler(
        n, new DataConfiguration(sparsity, 1, null, correlation, size), 5, Purpose.LEFT_TOKENS);
  }

  @ParameterizedTest
  @CsvSource({
    "4, CORRELATED, 2, 0.8",
    "6, CORRELATED, 3, 0.5",
    "6, CORRELATED, 6, 0.99",
    "4, CORRELATED, 2, 0",
    "4, ANTICORRELATED, 2, 0.8",
    "4, ANTICORRELATED, 2, 0.5",
    "6, ANTICORRELATED, 3, 0.6666666666666666",
    "12, ANTICORRELATED, 4, 0.99"
  })
  void momentsAreThoseOfTheDistribution(int n, Correlation correlation, int size, double sparsity) {
    double p = 1 - sparsity;
    TokenBatch batch = new TokenBatch(TOKENS, n);
    SetSampler sampler = sampler(n, correlation, size, sparsity);
    sampler.sample(3, batch);
    Moments moments = new Moments(batch, n);
    for (int i = 0; i < n; i++) {
      close(moments.present[i], p, p * (1 - p));
      close(moments.first[i], p / 2, p / 3);
      close(moments.second[i], p / 3, p / 5);
      for (int j = i + 1; j < n; j++) {
        double both = p * p;
        if (i / size == j / size) {
          both = correlation == Correlation.CORRELATED ? p : 0;
        }
        close(moments.together[i][j], both, both * (1 - both));
        close(moments.products[i][j], both / 4, both / 9);
      }
    }
    double emptySet = correlation == Correlation.CORRELATED ? 1 - p : 1 - size * p;
    int sets = n / size;
    double empty = Math.pow(Math.max(0, emptySet), sets);
    assertThat(sampler.emptyProbability()).isCloseTo(empty, within(1e-12));
    close(moments.empty, empty, empty * (1 - empty));
  }

  @ParameterizedTest
  @CsvSource({
    "4, CORRELATED, 2, 0.8",
    "6, CORRELATED, 3, 0.999",
    "4, ANTICORRELATED, 2, 0.5",
    "6, ANTICORRELATED, 2, 0.999"
  })
  void presentTokensAreTheSameDistributionWithoutItsEmptyOnes(
      int n, Correlation correlation, int size, double sparsity) {
    double p = 1 - sparsity;
    TokenBatch batch = new TokenBatch(TOKENS, n);
    SetSampler sampler = sampler(n, correlation, size, sparsity);
    sampler.restartPresent();
    sampler.samplePresent(batch);
    Moments moments = new Moments(batch, n);
    assertThat(moments.empty).isZero();
    double notEmpty = 1 - sampler.emptyProbability();
    double both = correlation == Correlation.CORRELATED ? p / notEmpty : 0;
    for (int i = 0; i < n; i++) {
      close(moments.present[i], p / notEmpty, p / notEmpty);
      close(moments.second[i], p / notEmpty / 3, p / notEmpty / 5);
      for (int j = i + 1; j < n; j++) {
        double expected = i / size == j / size ? both : p * p / notEmpty;
        close(moments.together[i][j], expected, expected);
      }
    }
  }

  @Test
  void tokensDependOnSeedPurposeAndStepAlone() {
    TokenBatch once = new TokenBatch(50, 4);
    TokenBatch again = new TokenBatch(50, 4);
    TokenBatch other = new TokenBatch(50, 4);
    SetSampler sampler = sampler(4, Correlation.CORRELATED, 2, 0.5);
    sampler.sample(7, once);
    sampler.sample(8, other);
    sampler(4, Correlation.CORRELATED, 2, 0.5).sample(7, again);
    assertThat(again).usingRecursiveComparison().isEqualTo(once);
    assertThat(other.value).isNotEqualTo(once.value);
  }

  /** Compares a sum over tokens with its expectation and the variance of one token's share. */
  private static void close(double sum, double expected, double variance) {
    assertThat(sum / TOKENS)
        .isCloseTo(expected, within(STANDARD_ERRORS * Math.sqrt(variance / TOKENS) + 1e-12));
  }
}
