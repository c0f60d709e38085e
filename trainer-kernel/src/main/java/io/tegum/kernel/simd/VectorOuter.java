package io.tegum.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link VectorOperations#outer}: blocks of sums stay in registers while they walk along the
 * columns.
 */
final class VectorOuter {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int LANES = PanelOperations.LANES;

  /** Most left rows of a block: machines with smaller vectors have half as many registers. */
  private static final int HEIGHT = WIDTH == LANES ? 3 : 2;

  private VectorOuter() {}

  static void outer(
      int leftRows, int rightRows, int columns, Rows left, Rows right, float[] partial, int at) {
    int rest = rightRows % 4;
    for (int half = 0; half < LANES; half += WIDTH) {
      for (int p = 0; p < leftRows; ) {
        int height = Math.min(leftRows - p, leftRows - p == 4 ? 2 : HEIGHT);
        rows(p, height, rightRows, columns, left, right, partial, at + half, half);
        p += height;
      }
      for (int q = rightRows - rest; q < rightRows; q++) {
        column(q, leftRows, rightRows, columns, left, right, partial, at + half, half);
      }
    }
  }

  /** Up to three left rows by right ones, four at a time. */
  private static void rows(
      int p,
      int height,
      int rightRows,
      int columns,
      Rows left,
      Rows right,
      float[] partial,
      int begin,
      int half) {
    int rowStep = rightRows * LANES;
    int l = left.at() + p * left.columns() + half;
    for (int q = 0; q + 4 <= rightRows; q += 4) {
      int r = right.at() + q * right.columns() + half;
      int at = begin + p * rowStep + q * LANES;
      switch (height) {
        case 3 -> outer3x4(columns, left, l, right, r, partial, at, rowStep);
        case 2 -> outer2x4(columns, left, l, right, r, partial, at, rowStep);
        default -> outer1x4(columns, left, l, right, r, 4, partial, at, LANES);
      }
    }
  }

  /** One right row, of those after the last four, by left ones, four at a time. */
  private static void column(
      int q,
      int leftRows,
      int rightRows,
      int columns,
      Rows left,
      Rows right,
      float[] partial,
      int begin,
      int half) {
    int step = rightRows * LANES;
    int r = right.at() + q * right.columns() + half;
    for (int p = 0; p < leftRows; p += 4) {
      int l = left.at() + p * left.columns() + half;
      int count = Math.min(4, leftRows - p);
      int at = begin + p * step + q * LANES;
      outer1x4(columns, right, r, left, l, count, partial, at, step);
    }
  }

  private static void outer3x4(
      int columns, Rows left, int l, Rows right, int r, float[] partial, int at, int rowStep) {
    float[] lefts = left.floats();
    float[] rights = right.floats();
    int leftStride = left.columns();
    int rightStride = right.columns();
    FloatVector a0 = load(partial, at);
    FloatVector a1 = load(partial, at + LANES);
    FloatVector a2 = load(partial, at + 2 * LANES);
    FloatVector a3 = load(partial, at + 3 * LANES);
    FloatVector b0 = load(partial, at + rowStep);
    FloatVector b1 = load(partial, at + rowStep + LANES);
    FloatVector b2 = load(partial, at + rowStep + 2 * LANES);
    FloatVector b3 = load(partial, at + rowStep + 3 * LANES);
    FloatVector c0 = load(partial, at + 2 * rowStep);
    FloatVector c1 = load(partial, at + 2 * rowStep + LANES);
    FloatVector c2 = load(partial, at + 2 * rowStep + 2 * LANES);
    FloatVector c3 = load(partial, at + 2 * rowStep + 3 * LANES);
    for (int k = 0; k < columns; k += LANES) {
      FloatVector a = load(lefts, l + k);
      FloatVector b = load(lefts, l + leftStride + k);
      FloatVector c = load(lefts, l + 2 * leftStride + k);
      FloatVector r0 = load(rights, r + k);
      a0 = a.fma(r0, a0);
      b0 = b.fma(r0, b0);
      c0 = c.fma(r0, c0);
      FloatVector r1 = load(rights, r + rightStride + k);
      a1 = a.fma(r1, a1);
      b1 = b.fma(r1, b1);
      c1 = c.fma(r1, c1);
      FloatVector r2 = load(rights, r + 2 * rightStride + k);
      a2 = a.fma(r2, a2);
      b2 = b.fma(r2, b2);
      c2 = c.fma(r2, c2);
      FloatVector r3 = load(rights, r + 3 * rightStride + k);
      a3 = a.fma(r3, a3);
      b3 = b.fma(r3, b3);
      c3 = c.fma(r3, c3);
    }
    a0.intoArray(partial, at);
    a1.intoArray(partial, at + LANES);
    a2.intoArray(partial, at + 2 * LANES);
    a3.intoArray(partial, at + 3 * LANES);
    b0.intoArray(partial, at + rowStep);
    b1.intoArray(partial, at + rowStep + LANES);
    b2.intoArray(partial, at + rowStep + 2 * LANES);
    b3.intoArray(partial, at + rowStep + 3 * LANES);
    c0.intoArray(partial, at + 2 * rowStep);
    c1.intoArray(partial, at + 2 * rowStep + LANES);
    c2.intoArray(partial, at + 2 * rowStep + 2 * LANES);
    c3.intoArray(partial, at + 2 * rowStep + 3 * LANES);
  }

  private static void outer2x4(
      int columns, Rows left, int l, Rows right, int r, float[] partial, int at, int rowStep) {
    float[] lefts = left.floats();
    float[] rights = right.floats();
    int leftStride = left.columns();
    int rightStride = right.columns();
    FloatVector a0 = load(partial, at);
    FloatVector a1 = load(partial, at + LANES);
    FloatVector a2 = load(partial, at + 2 * LANES);
    FloatVector a3 = load(partial, at + 3 * LANES);
    FloatVector b0 = load(partial, at + rowStep);
    FloatVector b1 = load(partial, at + rowStep + LANES);
    FloatVector b2 = load(partial, at + rowStep + 2 * LANES);
    FloatVector b3 = load(partial, at + rowStep + 3 * LANES);
    for (int k = 0; k < columns; k += LANES) {
      FloatVector a = load(lefts, l + k);
      FloatVector b = load(lefts, l + leftStride + k);
      FloatVector r0 = load(rights, r + k);
      a0 = a.fma(r0, a0);
      b0 = b.fma(r0, b0);
      FloatVector r1 = load(rights, r + rightStride + k);
      a1 = a.fma(r1, a1);
      b1 = b.fma(r1, b1);
      FloatVector r2 = load(rights, r + 2 * rightStride + k);
      a2 = a.fma(r2, a2);
      b2 = b.fma(r2, b2);
      FloatVector r3 = load(rights, r + 3 * rightStride + k);
      a3 = a.fma(r3, a3);
      b3 = b.fma(r3, b3);
    }
    a0.intoArray(partial, at);
    a1.intoArray(partial, at + LANES);
    a2.intoArray(partial, at + 2 * LANES);
    a3.intoArray(partial, at + 3 * LANES);
    b0.intoArray(partial, at + rowStep);
    b1.intoArray(partial, at + rowStep + LANES);
    b2.intoArray(partial, at + rowStep + 2 * LANES);
    b3.intoArray(partial, at + rowStep + 3 * LANES);
  }

  /**
   * One row by up to four, whose sums are {@code step} apart. Where there are fewer, the last is
   * computed again, with the same sums, rather than by a loop of its own.
   */
  private static void outer1x4(
      int columns,
      Rows one,
      int o,
      Rows many,
      int r,
      int count,
      float[] partial,
      int at,
      int step) {
    float[] ones = one.floats();
    float[] rows = many.floats();
    int second = Math.min(1, count - 1);
    int third = Math.min(2, count - 1);
    int fourth = count - 1;
    int r1 = r + second * many.columns();
    int r2 = r + third * many.columns();
    int r3 = r + fourth * many.columns();
    FloatVector a0 = load(partial, at);
    FloatVector a1 = load(partial, at + second * step);
    FloatVector a2 = load(partial, at + third * step);
    FloatVector a3 = load(partial, at + fourth * step);
    for (int k = 0; k < columns; k += LANES) {
      FloatVector a = load(ones, o + k);
      a0 = a.fma(load(rows, r + k), a0);
      a1 = a.fma(load(rows, r1 + k), a1);
      a2 = a.fma(load(rows, r2 + k), a2);
      a3 = a.fma(load(rows, r3 + k), a3);
    }
    a0.intoArray(partial, at);
    a1.intoArray(partial, at + second * step);
    a2.intoArray(partial, at + third * step);
    a3.intoArray(partial, at + fourth * step);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }
}
