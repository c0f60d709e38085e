package io.tegum.kernel.algebra;

import org.ejml.data.DMatrixRMaj;

/** Explicit sorting of decompositions: EJML's own order differs from what it documents. */
final class Descending {
  private Descending() {}

  /** Indices of the first {@code count} values, largest value first; ties keep their order. */
  static int[] order(double[] values, int count) {
    int[] order = new int[count];
    for (int k = 0; k < count; k++) {
      int slot = k;
      while (slot > 0 && values[order[slot - 1]] < values[k]) {
        order[slot] = order[slot - 1];
        slot--;
      }
      order[slot] = k;
    }
    return order;
  }

  /** The columns of {@code matrix} (not modified) in the given order. */
  static DMatrixRMaj columns(DMatrixRMaj matrix, int[] order) {
    DMatrixRMaj sorted = new DMatrixRMaj(matrix.numRows, order.length);
    for (int row = 0; row < matrix.numRows; row++) {
      for (int k = 0; k < order.length; k++) {
        sorted.unsafe_set(row, k, matrix.unsafe_get(row, order[k]));
      }
    }
    return sorted;
  }
}
