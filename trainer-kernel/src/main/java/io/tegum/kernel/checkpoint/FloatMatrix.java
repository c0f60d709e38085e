package io.tegum.kernel.checkpoint;

import java.io.Serializable;

/**
 * A matrix of 32-bit floats. The array belongs to this record and must not be changed.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values row-major, rows x columns
 */
public record FloatMatrix(int rows, int columns, float[] values) implements Serializable {

  public FloatMatrix {
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "Cannot make a matrix of %d x %d: it had %d values"
              .formatted(rows, columns, values.length));
    }
  }

  /** The rows from {@code first} to before {@code end}, copied. */
  public FloatMatrix rows(int first, int end) {
    float[] some = new float[(end - first) * columns];
    System.arraycopy(values, first * columns, some, 0, some.length);
    return new FloatMatrix(end - first, columns, some);
  }

  /** |row|, accumulated in double. */
  double norm(int row) {
    double sum = 0;
    for (int i = row * columns, end = i + columns; i < end; i++) {
      sum += (double) values[i] * values[i];
    }
    return Math.sqrt(sum);
  }
}
