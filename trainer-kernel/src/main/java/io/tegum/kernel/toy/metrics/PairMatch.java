package io.tegum.kernel.toy.metrics;

import io.tegum.kernel.metrics.Assignment;
import io.tegum.kernel.toy.model.AttentionPair;
import java.util.Arrays;
import java.util.List;

/**
 * Which singular triplet found which pair: the assignment that maximises the sum of left[k][i]
 * right[k][j]. As many pairs get a triplet as can, even one with a negative product; negligible
 * triplets are not offered. The arrays belong to this record and must not be changed.
 *
 * @param score per pair left[k][i] right[k][j] of its assigned k, positive for a detected pair; 0
 *     where no k is left for it; NaN where one of its features has no direction
 * @param vector per pair the assigned k, or -1
 */
public record PairMatch(double[] score, int[] vector) {

  /** The best assignment of singular triplets to {@code pairs}. */
  public static PairMatch of(Alignment alignment, List<AttentionPair> pairs) {
    int vectors = alignment.significantCount();
    double[] score = new double[pairs.size()];
    int[] vector = new int[pairs.size()];
    Arrays.fill(vector, -1);
    int[] defined = new int[pairs.size()];
    int definedCount = 0;
    for (int p = 0; p < pairs.size(); p++) {
      if (hasDirections(alignment, pairs.get(p))) {
        defined[definedCount++] = p;
      } else {
        score[p] = Double.NaN;
      }
    }
    double[][] products = new double[definedCount][vectors];
    for (int d = 0; d < definedCount; d++) {
      for (int k = 0; k < vectors; k++) {
        products[d][k] = product(alignment, k, pairs.get(defined[d]));
      }
    }
    int[] assigned = Assignment.maximising(products, vectors);
    for (int d = 0; d < definedCount; d++) {
      vector[defined[d]] = assigned[d];
      score[defined[d]] = assigned[d] < 0 ? 0 : products[d][assigned[d]];
    }
    return new PairMatch(score, vector);
  }

  /** The smallest score, NaN if any is NaN: the pairs are aligned when this exceeds .9. */
  public double worst() {
    return worst(score);
  }

  /** {@link #worst()} of scores that stand by themselves, as in a recorded curve. */
  public static double worst(double[] scores) {
    double worst = Double.POSITIVE_INFINITY;
    for (double value : scores) {
      worst = Math.min(worst, value);
    }
    return worst;
  }

  private static boolean hasDirections(Alignment alignment, AttentionPair pair) {
    // A feature without a direction is NaN in every row, and there is always a first row.
    return !Double.isNaN(product(alignment, 0, pair));
  }

  private static double product(Alignment alignment, int k, AttentionPair pair) {
    return alignment.left().get(k, pair.left()) * alignment.right().get(k, pair.right());
  }
}
