package io.tegum.kernel.fast;

import io.tegum.kernel.model.AttentionPair;
import io.tegum.kernel.model.HeadConfiguration;
import java.util.Arrays;

/**
 * The indicator target of sparse pairs of tokens: s is the largest weight of a pair of interest
 * whose two features are present. A few pairs of interest are a bit each, and a token has those of
 * its present features on its side; many are a table over (i, j).
 */
final class AttendedPairs {

  private static final int MOST_BITS = Long.SIZE;

  private final int n;
  private final float[] weight; // per pair of interest
  private final long[] leftBits; // per feature
  private final long[] rightBits;
  private final long[] leftTokens; // per left token
  private final float[] tableOrNull; // n x n, for many pairs

  AttendedPairs(HeadConfiguration head, int n, int batch) {
    this.n = n;
    int pairs = head.pairs().size();
    weight = new float[pairs];
    leftBits = new long[n];
    rightBits = new long[n];
    leftTokens = new long[batch];
    tableOrNull = pairs > MOST_BITS ? new float[n * n] : null;
    for (int p = 0; p < pairs; p++) {
      AttentionPair pair = head.pairs().get(p);
      weight[p] = (float) pair.weight();
      leftBits[pair.left()] |= 1L << p;
      rightBits[pair.right()] |= 1L << p;
      if (tableOrNull != null) {
        int at = pair.left() * n + pair.right();
        tableOrNull[at] = Math.max(tableOrNull[at], weight[p]);
      }
    }
  }

  /** Marks the left tokens of a step. */
  void mark(SparseTokens left) {
    if (tableOrNull != null) {
      return;
    }
    Arrays.fill(leftTokens, 0, left.tokens(), 0);
    for (int k = 1, first = 0; k <= left.most(); first += left.count(k), k++) {
      for (int slot = 0, at = left.begin(k); slot < k; slot++, at += left.stride(k)) {
        for (int t = 0; t < left.count(k); t++) {
          leftTokens[first + t] |= leftBits[left.feature[at + t]];
        }
      }
    }
  }

  /** s of a marked left token and a right token with the listed features. */
  float target(SparseTokens left, int leftToken, int[] feature, int begin, int end, int stride) {
    if (tableOrNull != null) {
      return looked(left, leftToken, feature, begin, end, stride);
    }
    long right = 0;
    for (int e = begin; e < end; e += stride) {
      right |= rightBits[feature[e]];
    }
    float strongest = 0;
    for (long both = leftTokens[leftToken] & right; both != 0; both &= both - 1) {
      strongest = Math.max(strongest, weight[Long.numberOfTrailingZeros(both)]);
    }
    return strongest;
  }

  private float looked(
      SparseTokens left, int leftToken, int[] feature, int begin, int end, int stride) {
    float strongest = 0;
    int last = left.endSlot(leftToken);
    for (int l = left.firstSlot(leftToken); l < last; l += left.distance(leftToken)) {
      int row = left.feature[l] * n;
      for (int e = begin; e < end; e += stride) {
        strongest = Math.max(strongest, tableOrNull[row + feature[e]]);
      }
    }
    return strongest;
  }
}
