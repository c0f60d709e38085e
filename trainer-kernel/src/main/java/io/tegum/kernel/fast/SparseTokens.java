package io.tegum.kernel.fast;

import static io.tegum.kernel.simd.Simd.OPERATIONS;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.RandomStream;
import io.tegum.kernel.simd.PanelOperations;

/**
 * A batch of sparse tokens as its non-zeros, drawn in O(non-zeros) by geometric gaps (science:
 * "What is exact and free"). Only tokens with a present feature appear, in order; the others are
 * counted.
 *
 * <p>Each non-zero takes one 64-bit word of the step's random stream: the upper 40 bits choose the
 * gap, the lower 24 are the value. Words come in bulk, and the loop over them has no branch that
 * depends on what was drawn, but for the rare gap that outruns the table.
 */
final class SparseTokens {

  private static final int VALUE_BITS = 24;
  private static final int VALUE_MASK = (1 << VALUE_BITS) - 1;
  private static final float TO_UNIT = 0x1.0p-24f;
  private static final int THRESHOLD_BITS = 30;
  private static final int THRESHOLD_MASK = (1 << THRESHOLD_BITS) - 1;
  private static final int RECIPROCAL_BITS = 42;
  private static final int LARGEST_BLOCK = 1024;

  private final int n;
  private final int batch;
  private final long reciprocal; // of n, times 2^RECIPROCAL_BITS, rounded up
  private final RandomStream random;
  private final GapAliases gaps;
  private final long[] words;

  /** Feature of each entry. */
  final int[] feature;

  /** Value of each entry, in (0, 1]. */
  final float[] value;

  /** Of each entry, which of the tokens that are there it belongs to. */
  final int[] owner;

  /** First entry of each token that is there; one more at the end. */
  final int[] begin;

  /** Which of the batch's tokens it is, ascending. */
  final int[] token;

  private int tokens;

  SparseTokens(int n, double sparsity, int batch, long seed, Purpose purpose) {
    if ((double) batch * n * n >= 0x1.0p42) {
      throw new IllegalArgumentException(
          "Cannot train: batch times features squared was %g, must be below 2^42"
              .formatted((double) batch * n * n));
    }
    this.n = n;
    this.batch = batch;
    this.reciprocal = (1L << RECIPROCAL_BITS) / n + 1;
    this.random = new RandomStream(seed, purpose);
    this.gaps = new GapAliases(1 - sparsity);
    double expected = (1 - sparsity) * batch * n;
    int block = (int) Math.min(LARGEST_BLOCK, expected + 3 * Math.sqrt(expected) + 2);
    this.words = new long[PanelOperations.padded(block)];
    feature = new int[batch * n + 1];
    value = new float[feature.length];
    owner = new int[feature.length];
    begin = new int[batch + 2];
    token = new int[batch + 2];
  }

  /** Tokens with a present feature. */
  int tokens() {
    return tokens;
  }

  /** Tokens without one. */
  int empty() {
    return batch - tokens;
  }

  /** All entries. */
  int entries() {
    return begin[tokens];
  }

  /** Draws the tokens of training step {@code step}. */
  void draw(long step) {
    long state = random.stateAt(step);
    int end = batch * n;
    int open = gaps.open();
    int[] threshold = gaps.threshold;
    int[] alias = gaps.alias;
    int indexShift = Long.SIZE - gaps.bits;
    int thresholdShift = indexShift - THRESHOLD_BITS;
    long firstWord = 0;
    int position = -1;
    int entry = 0;
    int seen = 0;
    int previous = -1;
    while (true) {
      OPERATIONS.randomWords(state, firstWord, words.length, words);
      firstWord += words.length;
      for (long word : words) {
        int cell = (int) (word >>> indexShift);
        int fraction = (int) (word >>> thresholdShift) & THRESHOLD_MASK;
        int other = alias[cell];
        int keeps = (fraction - threshold[cell]) >> 31; // all ones where the cell's own outcome is
        int gap = other + ((cell - other) & keeps);
        if (gap == open) {
          position += gap;
          if (position >= end) {
            break;
          }
          continue;
        }
        position += gap + 1;
        if (position >= end) {
          break;
        }
        int current = (int) ((position * reciprocal) >>> RECIPROCAL_BITS);
        feature[entry] = position - current * n;
        value[entry] = (((int) word & VALUE_MASK) + 0.5f) * TO_UNIT;
        begin[seen] = entry;
        token[seen] = current;
        seen += (previous - current) >>> 31; // 1 for another token
        owner[entry++] = seen - 1;
        previous = current;
      }
      if (position >= end) {
        tokens = seen;
        begin[seen] = entry;
        return;
      }
    }
  }
}
