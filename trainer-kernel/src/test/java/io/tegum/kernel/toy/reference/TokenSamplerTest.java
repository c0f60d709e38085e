package io.tegum.kernel.toy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.random.GapTable;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSamplerTest {

  private static final int TOKENS = 4096;
  private static final int STEPS = 25;

  /** A fixed seed makes the test exact in practice; five standard errors make it fair. */
  private static final double STANDARD_ERRORS = 5;

  @ParameterizedTest
  @CsvSource({"1,0.5", "2,0.99", "5,0", "20,0.3", "20,0.9", "20,0.95", "64,0.999", "3,0.9999"})
  void momentsOfTokensAreThoseOfTheDistribution(int n, double sparsity) {
    double p = 1 - sparsity;
    double[] first = new double[n];
    double[] second = new double[n];
    double neighbours = 0; // over all i: single pairs are too rare for a normal interval
    double[] present = new double[n];
    TokenSampler sampler = new TokenSampler(n, sparsity, 7, Purpose.LEFT_TOKENS);
    TokenBatch batch = new TokenBatch(TOKENS, n);
    for (int step = 0; step < STEPS; step++) {
      sampler.sample(step, batch);
      for (int c = 0; c < TOKENS; c++) {
        double[] x = dense(batch, c, n);
        for (int i = 0; i < n; i++) {
          first[i] += x[i];
          second[i] += x[i] * x[i];
          neighbours += x[i] * x[(i + 1) % n];
          present[i] += x[i] > 0 ? 1 : 0;
        }
      }
    }
    double count = (double) TOKENS * STEPS;
    for (int i = 0; i < n; i++) {
      assertThat(present[i] / count).isCloseTo(p, within(error(p * (1 - p), count)));
      assertThat(first[i] / count).isCloseTo(p / 2, within(error(p / 3, count)));
      assertThat(second[i] / count).isCloseTo(p / 3, within(error(p / 5, count)));
    }
    if (n > 1) {
      assertThat(neighbours / n / count)
          .isCloseTo(p * p / 4, within(error(p * p / 9 + p * p * p * p / 16, n * count)));
    }
  }

  @Test
  void tokensAtSparsityZeroHaveEveryFeature() {
    TokenBatch batch = new TokenBatch(3, 4);
    new TokenSampler(4, 0, 1, Purpose.LEFT_TOKENS).sample(0, batch);
    for (int c = 0; c < 3; c++) {
      assertThat(batch.end(c) - batch.begin(c)).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, 0.99})
  void presentTokensAreTokensGivenThatTheyAreNotEmpty(double sparsity) {
    int n = 6;
    double p = 1 - sparsity;
    TokenSampler sampler = new TokenSampler(n, sparsity, 3, Purpose.EVALUATION_TOKENS);
    TokenBatch batch = new TokenBatch(TOKENS * STEPS, n);
    sampler.restartPresent();
    sampler.samplePresent(batch);
    double[] present = new double[n];
    for (int c = 0; c < batch.tokens(); c++) {
      assertThat(batch.end(c)).isGreaterThan(batch.begin(c));
      for (int entry = batch.begin(c); entry < batch.end(c); entry++) {
        present[batch.feature(entry)]++;
      }
    }
    double expected = p / (1 - Math.pow(sparsity, n));
    for (double count : present) {
      assertThat(count / batch.tokens())
          .isCloseTo(expected, within(error(expected * (1 - expected), batch.tokens())));
    }
  }

  @Test
  void tokensDependOnSeedPurposeAndStepOnly() {
    TokenBatch once = sampled(5, Purpose.LEFT_TOKENS, 3, 0);
    assertThat(sampled(5, Purpose.LEFT_TOKENS, 3, 8).value).isEqualTo(once.value);
    assertThat(sampled(6, Purpose.LEFT_TOKENS, 3, 0).value).isNotEqualTo(once.value);
    assertThat(sampled(5, Purpose.RIGHT_TOKENS, 3, 0).value).isNotEqualTo(once.value);
    assertThat(sampled(5, Purpose.LEFT_TOKENS, 4, 0).value).isNotEqualTo(once.value);
  }

  @Test
  void presentTokensDoNotDependOnTheSizesOfBatches() {
    int n = 20;
    TokenSampler sampler = new TokenSampler(n, 0.9, 3, Purpose.EVALUATION_TOKENS);
    TokenBatch all = new TokenBatch(300, n);
    sampler.restartPresent();
    sampler.samplePresent(all);
    sampler.restartPresent();
    int entry = 0;
    for (int size : new int[] {1, 199, 100}) {
      TokenBatch part = new TokenBatch(size, n);
      sampler.samplePresent(part);
      for (int k = 0; k < part.begin(size); k++, entry++) {
        assertThat(part.feature(k)).isEqualTo(all.feature(entry));
        assertThat(part.value(k)).isEqualTo(all.value(entry));
      }
    }
    assertThat(entry).isEqualTo(all.begin(300));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.5",
    "2, 0.999",
    "5, 0",
    "5, 0.997",
    "20, 0.9",
    "80, 0.99",
    "1000, 0.999",
    "2000, 0.5"
  })
  void firstPresentFeatureIsWhereAWalkOfTheDistributionEnds(int features, double sparsity) {
    double empty = StrictMath.pow(sparsity, features);
    FirstPresent first = new FirstPresent(features, sparsity, empty);
    RandomStream random = new RandomStream(1, Purpose.EVALUATION_TOKENS);
    for (int k = 0; k < 20_000; k++) {
      long bits = random.nextBits();
      assertThat(first.of(bits)).isEqualTo(walk(bits, features, sparsity, 1 - empty));
    }
    for (int feature = 0; feature < features - 1; feature++) {
      // The smallest of 2^53 uniforms from which the walk goes beyond the feature, and the others.
      long low = 0;
      long high = 1L << 53;
      while (low < high) {
        long middle = (low + high) >>> 1;
        if (walk(middle << 11, features, sparsity, 1 - empty) > feature) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      for (long cell = Math.max(0, low - 2); cell < Math.min(1L << 53, low + 2); cell++) {
        long bits = cell << 11;
        assertThat(first.of(bits)).isEqualTo(walk(bits, features, sparsity, 1 - empty));
      }
    }
  }

  /** Feature i with probability p S^i / (1 - S^n). */
  private static int walk(long bits, int features, double sparsity, double notEmpty) {
    double remaining = RandomStream.unit(bits) * notEmpty;
    double probability = 1 - sparsity;
    for (int feature = 0; feature < features - 1; feature++) {
      if (remaining <= probability) {
        return feature;
      }
      remaining -= probability;
      probability *= sparsity;
    }
    return features - 1;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 100, 2047, 2048})
  void gapsAreTheSameUpToTheLargestThatMatters(int enough) {
    GapTable gaps = new GapTable(0.01);
    RandomStream random = new RandomStream(1, Purpose.LEFT_TOKENS);
    RandomStream same = new RandomStream(1, Purpose.LEFT_TOKENS);
    for (int k = 0; k < 20_000; k++) {
      int gap = gaps.next(random, Integer.MAX_VALUE - 10_000);
      int upTo = gaps.next(same, enough);
      if (gap <= enough) {
        assertThat(upTo).isEqualTo(gap);
      } else {
        assertThat(upTo).isGreaterThan(enough);
      }
    }
  }

  @Test
  void longGapsFollowTheGeometricDistribution() {
    double p = 2e-4; // so that most gaps are longer than the table
    GapTable gaps = new GapTable(p);
    RandomStream random = new RandomStream(11, Purpose.LEFT_TOKENS);
    int draws = 100_000;
    double[] sample = new double[draws];
    for (int k = 0; k < draws; k++) {
      sample[k] = gaps.next(random, Integer.MAX_VALUE - 10_000);
    }
    Arrays.sort(sample);
    double mean = Arrays.stream(sample).average().orElseThrow();
    assertThat(mean).isCloseTo((1 - p) / p, within(error((1 - p) / (p * p), draws)));
    // The geometric distribution's median is ln 2 / -ln(1 - p); its density there p / 2.
    double medianError = STANDARD_ERRORS * 0.5 / Math.sqrt(draws) / (p / 2);
    assertThat(sample[draws / 2]).isCloseTo(Math.log(2) / -Math.log1p(-p), within(medianError));
  }

  private static TokenBatch sampled(long seed, Purpose purpose, long step, long before) {
    TokenSampler sampler = new TokenSampler(5, 0.5, seed, purpose);
    TokenBatch batch = new TokenBatch(8, 5);
    sampler.sample(before, batch);
    Arrays.fill(batch.value, 0);
    sampler.sample(step, batch);
    return batch;
  }

  private static double error(double variance, double count) {
    return STANDARD_ERRORS * Math.sqrt(variance / count) + 1e-12;
  }

  private static double[] dense(TokenBatch batch, int c, int n) {
    double[] x = new double[n];
    for (int entry = batch.begin(c); entry < batch.end(c); entry++) {
      x[batch.feature(entry)] = batch.value(entry);
    }
    return x;
  }
}
