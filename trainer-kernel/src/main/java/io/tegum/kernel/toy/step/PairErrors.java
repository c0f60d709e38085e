package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.Simd.SPARSE;

import io.tegum.kernel.simd.Memory;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.toy.tokens.SparseTokens;
import io.tegum.kernel.toy.tokens.TokenPairs;
import java.util.Arrays;

/**
 * The errors e = x'Ny - s of pairs of sparse tokens, and Q = sum of q x y' over them, q = scale e.
 * All pairs of a call have k features on the left and l on the right.
 *
 * <p>Few features on the right are summed entry by entry: k l of N and of Q, the right ones in
 * registers and a loop over the left ones. Two at a time, or four: a missing one has y = 0. Many go
 * by rows: N'x of all left tokens first, of which the pair takes the entries of y's features, and Q
 * += x (q y)' at last.
 */
final class PairErrors {

  /** From more right features on, rows are faster. */
  static final int MOST_ENTRIES = 4;

  /** Pairs that go by rows at a time: their rows stay in L1. */
  private static final int CHUNK = 64;

  private final int columns;
  private final AttendedPairs attended;
  private final int table; // n x columns, N
  private final int sums; // n x columns, Q
  private final int rows; // CHUNK x columns
  private final float[] error = new float[CHUNK];

  /**
   * Errors through memory's tables.
   *
   * @param columns of a row of N and Q
   * @param attended the indicator target's pairs; none for the product target
   * @param places where N stands, with the product target already taken off, Q, and rows of N'x
   */
  PairErrors(int columns, AttendedPairs attended, GramHead.Places places) {
    this.columns = columns;
    this.attended = attended;
    this.table = places.logits();
    this.sums = places.sums();
    this.rows = places.errors();
  }

  /** A place for rows of N'x in a memory that is not yet allocated. */
  static int place(Memory memory, int columns) {
    return memory.place(CHUNK * columns);
  }

  /** Adds to Q for all pairs with k and l features; returns the sum of e^2. */
  double add(Rows memory, float scale, TokenPairs pairs, int k, int l) {
    if (l <= 2) {
      return addTwos(memory.floats(), scale, pairs, k, l);
    }
    return l <= MOST_ENTRIES
        ? addFours(memory.floats(), scale, pairs, k, l)
        : addRows(memory, scale, pairs, k, l);
  }

  private double addTwos(float[] memory, float scale, TokenPairs pairs, int k, int l) {
    int[] i = pairs.left.feature;
    float[] x = pairs.left.value;
    int[] j = pairs.right.feature;
    float[] y = pairs.right.value;
    int stride = pairs.left.stride(k);
    int span = k * stride;
    int left = pairs.leftSlot(k, l);
    int right0 = pairs.rightSlot(k, l);
    int right1 = l == 2 ? right0 + pairs.right.stride(l) : right0;
    long[] leftBits = attended.leftBits;
    long[] rightBits = attended.rightBits;
    int stretch = columns;
    int from = table;
    int to = sums;
    int count = pairs.count(k, l);
    double square = 0;
    for (int t = 0; t < count; t++) {
      int begin = left + t;
      int end = begin + span;
      int j0 = j[right0 + t];
      int j1 = j[right1 + t];
      float y0 = y[right0 + t];
      float y1 = l == 2 ? y[right1 + t] : 0;
      float e = 0;
      long bits = 0;
      for (int slot = begin; slot < end; slot += stride) {
        int row = from + i[slot] * stretch;
        float product = Math.fma(y1, memory[row + j1], y0 * memory[row + j0]);
        e = Math.fma(x[slot], product, e);
        bits |= leftBits[i[slot]];
      }
      if ((bits & (rightBits[j0] | rightBits[j1])) != 0) {
        e -= attended.target(pairs, k, l, t);
      }
      square += (double) e * e;
      float q0 = scale * e * y0;
      float q1 = scale * e * y1;
      for (int slot = begin; slot < end; slot += stride) {
        int row = to + i[slot] * stretch;
        memory[row + j0] = Math.fma(q0, x[slot], memory[row + j0]);
        memory[row + j1] = Math.fma(q1, x[slot], memory[row + j1]);
      }
    }
    return square;
  }

  private double addFours(float[] memory, float scale, TokenPairs pairs, int k, int l) {
    int[] i = pairs.left.feature;
    float[] x = pairs.left.value;
    int[] j = pairs.right.feature;
    float[] y = pairs.right.value;
    int stride = pairs.left.stride(k);
    int span = k * stride;
    int left = pairs.leftSlot(k, l);
    int right0 = pairs.rightSlot(k, l);
    int right1 = right0 + pairs.right.stride(l);
    int right2 = right1 + pairs.right.stride(l);
    int right3 = l == 4 ? right2 + pairs.right.stride(l) : right2;
    long[] leftBits = attended.leftBits;
    long[] rightBits = attended.rightBits;
    int stretch = columns;
    int from = table;
    int to = sums;
    int count = pairs.count(k, l);
    double square = 0;
    for (int t = 0; t < count; t++) {
      int begin = left + t;
      int end = begin + span;
      int j0 = j[right0 + t];
      int j1 = j[right1 + t];
      int j2 = j[right2 + t];
      int j3 = j[right3 + t];
      float y0 = y[right0 + t];
      float y1 = y[right1 + t];
      float y2 = y[right2 + t];
      float y3 = l == 4 ? y[right3 + t] : 0;
      float e = 0;
      long bits = 0;
      for (int slot = begin; slot < end; slot += stride) {
        int row = from + i[slot] * stretch;
        float product = Math.fma(y1, memory[row + j1], y0 * memory[row + j0]);
        float further = Math.fma(y3, memory[row + j3], y2 * memory[row + j2]);
        e = Math.fma(x[slot], product + further, e);
        bits |= leftBits[i[slot]];
      }
      long right = rightBits[j0] | rightBits[j1] | rightBits[j2] | rightBits[j3];
      if ((bits & right) != 0) {
        e -= attended.target(pairs, k, l, t);
      }
      square += (double) e * e;
      float q0 = scale * e * y0;
      float q1 = scale * e * y1;
      float q2 = scale * e * y2;
      float q3 = scale * e * y3;
      for (int slot = begin; slot < end; slot += stride) {
        int row = to + i[slot] * stretch;
        memory[row + j0] = Math.fma(q0, x[slot], memory[row + j0]);
        memory[row + j1] = Math.fma(q1, x[slot], memory[row + j1]);
        memory[row + j2] = Math.fma(q2, x[slot], memory[row + j2]);
        memory[row + j3] = Math.fma(q3, x[slot], memory[row + j3]);
      }
    }
    return square;
  }

  private double addRows(Rows memory, float scale, TokenPairs pairs, int k, int l) {
    SparseTokens left = pairs.left;
    double square = 0;
    for (int first = 0; first < pairs.count(k, l); first += CHUNK) {
      int count = Math.min(CHUNK, pairs.count(k, l) - first);
      int at = pairs.leftSlot(k, l) + first;
      SPARSE.products( // N'x
          k, count, left.slots, at, left.stride(k), memory, table, rows);
      square += rowErrors(memory.floats(), scale, pairs, k, l, first, count);
      SPARSE.outer( // x (q y)'
          k, count, left.slots, at, left.stride(k), memory, rows, sums);
    }
    return square;
  }

  /** From rows of N'x to rows of q y. */
  private double rowErrors(
      float[] memory, float scale, TokenPairs pairs, int k, int l, int first, int count) {
    int[] j = pairs.right.feature;
    float[] y = pairs.right.value;
    int stride = pairs.right.stride(l);
    int begin = pairs.rightSlot(k, l) + first;
    int end = begin + l * stride;
    Arrays.fill(error, 0, count, 0);
    for (int slot = begin; slot < end; slot += stride) {
      for (int t = 0; t < count; t++) {
        error[t] = Math.fma(y[slot + t], memory[rows + t * columns + j[slot + t]], error[t]);
      }
    }
    double square = 0;
    for (int t = 0; t < count; t++) {
      if (attend(pairs, k, l, first + t)) {
        error[t] -= attended.target(pairs, k, l, first + t);
      }
      square += (double) error[t] * error[t];
      error[t] *= scale;
    }
    Arrays.fill(memory, rows, rows + count * columns, 0);
    for (int slot = begin; slot < end; slot += stride) {
      for (int t = 0; t < count; t++) {
        memory[rows + t * columns + j[slot + t]] = y[slot + t] * error[t];
      }
    }
    return square;
  }

  /** Whether a pair's tokens have a bit in common. */
  private boolean attend(TokenPairs pairs, int k, int l, int t) {
    int leftStride = pairs.left.stride(k);
    int rightStride = pairs.right.stride(l);
    int left = pairs.leftSlot(k, l) + t;
    int right = pairs.rightSlot(k, l) + t;
    long leftBits = 0;
    for (int e = left; e < left + k * leftStride; e += leftStride) {
      leftBits |= attended.leftBits[pairs.left.feature[e]];
    }
    long rightBits = 0;
    for (int f = right; f < right + l * rightStride; f += rightStride) {
      rightBits |= attended.rightBits[pairs.right.feature[f]];
    }
    return (leftBits & rightBits) != 0;
  }
}
