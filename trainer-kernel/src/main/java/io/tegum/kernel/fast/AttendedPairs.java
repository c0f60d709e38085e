package io.tegum.kernel.fast;

import io.tegum.kernel.model.AttentionPair;
import io.tegum.kernel.model.HeadConfiguration;
import java.util.Arrays;

/**
 * The indicator target of sparse pairs of tokens: s is the largest weight of a pair of interest
 * whose two features are present. Each pair of interest is a bit; a token has those of its present
 * features on its side.
 */
final class AttendedPairs {

  private final int words; // of 64 bits
  private final float[] weight; // per pair of interest
  private final long[] leftBits; // per feature, words each
  private final long[] rightBits;
  private final long[] leftTokens; // per left token, words each

  AttendedPairs(HeadConfiguration head, int n, int batch) {
    int pairs = head.pairs().size();
    words = (pairs + Long.SIZE - 1) / Long.SIZE;
    weight = new float[pairs];
    leftBits = new long[n * words];
    rightBits = new long[n * words];
    leftTokens = new long[batch * words];
    for (int p = 0; p < pairs; p++) {
      AttentionPair pair = head.pairs().get(p);
      weight[p] = (float) pair.weight();
      leftBits[pair.left() * words + p / Long.SIZE] |= 1L << p;
      rightBits[pair.right() * words + p / Long.SIZE] |= 1L << p;
    }
  }

  /** Marks the left tokens of a step. */
  void mark(SparseTokens left) {
    Arrays.fill(leftTokens, 0, left.tokens() * words, 0);
    for (int k = 1, first = 0; k <= left.most(); first += left.count(k), k++) {
      for (int slot = 0, at = left.begin(k); slot < k; slot++, at += left.stride(k)) {
        mark(left.feature, at, first, left.count(k));
      }
    }
  }

  private void mark(int[] feature, int at, int first, int count) {
    for (int word = 0; word < words; word++) {
      for (int t = 0; t < count; t++) {
        leftTokens[(first + t) * words + word] |= leftBits[feature[at + t] * words + word];
      }
    }
  }

  /** s of a marked left token and a right token with the listed features. */
  float target(int leftToken, int[] feature, int begin, int end, int stride) {
    float strongest = 0;
    for (int word = 0; word < words; word++) {
      long right = 0;
      for (int e = begin; e < end; e += stride) {
        right |= rightBits[feature[e] * words + word];
      }
      long both = leftTokens[leftToken * words + word] & right;
      for (; both != 0; both &= both - 1) {
        int pair = word * Long.SIZE + Long.numberOfTrailingZeros(both);
        strongest = Math.max(strongest, weight[pair]);
      }
    }
    return strongest;
  }
}
