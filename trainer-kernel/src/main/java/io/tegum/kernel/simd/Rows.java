package io.tegum.kernel.simd;

import java.util.Arrays;

/**
 * Rows that follow one another in an array. The array is shared, not copied.
 *
 * @param floats the array
 * @param at where the first row begins
 * @param columns from a row to the next; 0 where one row stands for all
 */
public record Rows(float[] floats, int at, int columns) {

  /** Rows from the start of an array on. */
  public Rows(float[] floats, int columns) {
    this(floats, 0, columns);
  }

  /** Zeros the first rows, which follow one another without gaps. */
  public void clear(int rows) {
    Arrays.fill(floats, at, at + rows * columns, 0);
  }

  /** New rows of zeros. */
  public static Rows zeros(int rows, int columns) {
    return new Rows(new float[rows * columns], columns);
  }
}
