package io.tegum.kernel.toy.tokens;

import io.tegum.kernel.random.BinomialDistribution;
import io.tegum.kernel.toy.model.DataConfiguration;

/**
 * The sets of features that a token can have, but for the empty one: by size, and in one size by
 * the bits that stand for their features.
 */
public final class FeatureSets {

  private final int n;
  private final int[] first; // of k features; of n + 1: the number of sets
  private final int[] feature;

  FeatureSets(int n) {
    this.n = n;
    first = new int[n + 2];
    feature = new int[((1 << n) - 1) * n];
    int set = 0;
    for (int k = 1; k <= n; k++) {
      first[k] = set;
      for (int bits = 1; bits < 1 << n; bits++) {
        if (Integer.bitCount(bits) == k) {
          int slot = set++ * n;
          for (int rest = bits; rest != 0; rest &= rest - 1) {
            feature[slot++] = Integer.numberOfTrailingZeros(rest);
          }
        }
      }
    }
    first[n + 1] = set;
  }

  /** The first set of k features; sets of more come after it. */
  public int first(int k) {
    return first[k];
  }

  /** The features of each set, n places for each. */
  public int[] feature() {
    return feature;
  }

  /**
   * For each set of k features, the 31-bit number that the share of tokens with more features, or
   * with those of a set of k before it, is below; of tokens with k features or more.
   */
  int[] thresholds(DataConfiguration data) {
    return data.isUniform() ? thresholds(data.sparsity()) : thresholds(data.densities(n));
  }

  /** Sets of one size differ in their probability. */
  private int[] thresholds(double[] density) {
    double[] probability = new double[first[n + 1]];
    for (int set = 0; set < probability.length; set++) {
      probability[set] = 1;
    }
    for (int k = 1; k <= n; k++) {
      for (int set = first[k]; set < first[k + 1]; set++) {
        int bits = 0;
        for (int slot = 0; slot < k; slot++) {
          bits |= 1 << feature[set * n + slot];
        }
        for (int i = 0; i < n; i++) {
          probability[set] *= (bits >> i & 1) == 1 ? density[i] : 1 - density[i];
        }
      }
    }
    int[] thresholds = new int[probability.length];
    double more = 0;
    for (int k = n; k >= 1; k--) {
      double atLeast = more;
      for (int set = first[k]; set < first[k + 1]; set++) {
        atLeast += probability[set];
      }
      double below = more;
      for (int set = first[k]; set < first[k + 1]; set++) {
        thresholds[set] = atLeast == 0 ? 0 : TokenCounts.threshold(below / atLeast);
        below += probability[set];
      }
      more = atLeast;
    }
    return thresholds;
  }

  private int[] thresholds(double sparsity) {
    BinomialDistribution present = BinomialDistribution.of(n, 1 - sparsity);
    int[] thresholds = new int[first[n + 1]];
    for (int k = 1; k <= n; k++) {
      double atLeast = present.atLeast(k);
      double more = atLeast == 0 ? 0 : present.atLeast(k + 1) / atLeast;
      int sets = first[k + 1] - first[k];
      for (int s = 0; s < sets; s++) {
        thresholds[first[k] + s] = TokenCounts.threshold(more + (1 - more) * s / sets);
      }
    }
    return thresholds;
  }
}
