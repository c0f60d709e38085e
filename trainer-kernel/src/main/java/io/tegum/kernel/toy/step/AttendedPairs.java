package io.tegum.kernel.toy.step;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.tokens.TokenPairs;
import java.util.List;

/**
 * The indicator target of sparse pairs of tokens: s is the largest weight of a pair of interest
 * whose two features are present. Each pair of interest has a bit, shared where there are more than
 * 64: only tokens with a bit in common are looked at more closely.
 */
final class AttendedPairs {

  private final int n;
  private final float[] weight; // n x n, 0 where nothing is attended

  /** The pairs of interest that each feature is the left one of. */
  final long[] leftBits;

  /** The pairs of interest that each feature is the right one of. */
  final long[] rightBits;

  /** The pairs of interest of {@code head}; none for another target. */
  AttendedPairs(HeadConfiguration head, int n) {
    this.n = n;
    weight = new float[n * n];
    leftBits = new long[n];
    rightBits = new long[n];
    List<AttentionPair> attended =
        switch (head.target()) {
          case INDICATOR -> head.pairs();
          case PRODUCT -> List.of();
        };
    for (int p = 0; p < attended.size(); p++) {
      AttentionPair pair = attended.get(p);
      int at = pair.left() * n + pair.right();
      weight[at] = Math.max(weight[at], (float) pair.weight());
      leftBits[pair.left()] |= 1L << p;
      rightBits[pair.right()] |= 1L << p;
    }
  }

  /** s of a pair: {@code t} of the pairs whose tokens have k and l present features. */
  float target(TokenPairs pairs, int k, int l, int t) {
    int leftStride = pairs.left.stride(k);
    int rightStride = pairs.right.stride(l);
    int left = pairs.leftSlot(k, l) + t;
    int right = pairs.rightSlot(k, l) + t;
    float strongest = 0;
    for (int e = left; e < left + k * leftStride; e += leftStride) {
      int row = pairs.left.feature[e] * n;
      for (int f = right; f < right + l * rightStride; f += rightStride) {
        strongest = Math.max(strongest, weight[row + pairs.right.feature[f]]);
      }
    }
    return strongest;
  }
}
