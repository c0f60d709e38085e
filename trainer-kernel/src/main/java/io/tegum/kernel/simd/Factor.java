package io.tegum.kernel.simd;

/**
 * The left matrix of a product, of which one number at a time is taken. The array is shared, not
 * copied.
 *
 * @param floats the array
 * @param at where the matrix begins
 * @param rowStep from a row to the next
 * @param depthStep from a column to the next
 */
public record Factor(float[] floats, int at, int rowStep, int depthStep) {

  /** The matrix that {@code rows} are. */
  public static Factor of(Rows rows) {
    return new Factor(rows.floats(), rows.at(), rows.columns(), 1);
  }

  /** The transpose of the matrix that {@code rows} are. */
  public static Factor transposed(Rows rows) {
    return new Factor(rows.floats(), rows.at(), 1, rows.columns());
  }
}
