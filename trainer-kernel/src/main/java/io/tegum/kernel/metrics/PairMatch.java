package io.tegum.kernel.metrics;

import io.tegum.kernel.model.AttentionPair;
import java.util.List;

/**
 * Which singular triplet found which pair: the assignment that maximises the sum of left[k][i]
 * right[k][j]. The arrays belong to this record and must not be changed.
 *
 * @param score per pair left[k][i] right[k][j] of its assigned k, positive for a detected pair; 0
 *     where no k is left for it; NaN where one of its features has no direction
 * @param vector per pair the assigned k, or -1
 */
public record PairMatch(double[] score, int[] vector) {

  /** The best assignment of singular triplets to {@code pairs}. */
  public static PairMatch of(Alignment alignment, List<AttentionPair> pairs) {
    throw new UnsupportedOperationException("not written yet");
  }

  /** The smallest score, NaN if any is NaN: the pairs are aligned when this exceeds .9. */
  public double worst() {
    throw new UnsupportedOperationException("not written yet");
  }
}
