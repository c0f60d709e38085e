package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.RandomOperations.CHOICE_BITS;
import static io.tegum.kernel.simd.RandomOperations.TO_UNIT;
import static io.tegum.kernel.simd.RandomOperations.VALUE_MASK;

import io.tegum.kernel.random.AliasTable;

/**
 * Independent features of unequal density, drawn by counting. A feature of density p_i is present
 * where at least one of a Poisson number of events of mean lambda_i = -log(1 - p_i) is its own,
 * which has just that probability. All events of a token together are Poisson with the sum of the
 * lambda_i as mean, and each is feature i's with probability lambda_i over that sum, independently
 * of the others (the superposition of Poisson processes). So a token's number of events is one
 * draw, and every event another, whatever the densities; of events of the same feature one counts.
 */
final class FeatureEvents {

  /** Beyond it no number of events is ever looked for. */
  private static final int MOST = 1 << 10;

  private final double[] probability; // of k events
  private final AliasTable features;

  /** The events of features of densities in (0, 1). */
  FeatureEvents(double[] density) {
    double[] mean = new double[density.length];
    double all = 0;
    for (int i = 0; i < density.length; i++) {
      mean[i] = -StrictMath.log1p(-density[i]);
      all += mean[i];
    }
    for (int i = 0; i < density.length; i++) {
      mean[i] /= all;
    }
    features = new AliasTable(mean, CHOICE_BITS);
    probability = poisson(all);
  }

  /** Mean number of a token's events; infinite where a feature is always present. */
  static double mean(double[] density) {
    double all = 0;
    for (double each : density) {
      all -= StrictMath.log1p(-each);
    }
    return all;
  }

  /** Whether a token hardly ever has more than so many events: less than once in 2^32. */
  static boolean areFew(double[] density, int most) {
    double all = mean(density);
    if (all > most) {
      return false;
    }
    double[] probability = poisson(all);
    return TokenCounts.threshold(atLeast(probability, most + 1) / atLeast(probability, 1)) == 0;
  }

  /** The probability of each number of events. */
  private static double[] poisson(double mean) {
    double[] probability = new double[MOST + 1];
    double logarithm = -mean;
    for (int k = 0; k <= MOST; k++) {
      logarithm += k == 0 ? 0 : StrictMath.log(mean / k);
      probability[k] = StrictMath.exp(logarithm);
    }
    return probability;
  }

  private static double atLeast(double[] probability, int k) {
    double sum = 0;
    for (int i = probability.length - 1; i >= k; i--) {
      sum += probability[i];
    }
    return sum;
  }

  /** P(at least k events). */
  double atLeast(int k) {
    return atLeast(probability, k);
  }

  /**
   * One event for each word: its upper bits choose the feature, the lower 24 are its value, as in
   * {@link io.tegum.kernel.simd.RandomOperations#presentFeatures}.
   *
   * @param feature Modified, from {@code at} on
   * @param value likewise
   */
  void choose(long[] words, int count, int[] feature, float[] value, int at) {
    for (int k = 0; k < count; k++) {
      feature[at + k] = features.draw(words[k]);
      value[at + k] = (((int) words[k] & VALUE_MASK) + 0.5f) * TO_UNIT;
    }
  }
}
