package io.tegum.kernel.simd;

import java.util.Arrays;

/** Conversions, sums and clearing of float arrays. */
public final class Floats {
  private Floats() {}

  public static float[] of(double[] values) {
    float[] floats = new float[values.length];
    narrow(values, floats);
    return floats;
  }

  public static void narrow(double[] from, float[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] = (float) from[i];
    }
  }

  public static void widen(float[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i];
    }
  }

  /**
   * Copies rows of doubles, {@code fromStride} apart and as long, to rows {@code toStride} apart.
   */
  public static void narrow(double[] from, int fromStride, float[] to, int toStride, int rows) {
    for (int k = 0; k < rows; k++) {
      for (int i = 0; i < fromStride; i++) {
        to[k * toStride + i] = (float) from[k * fromStride + i];
      }
    }
  }

  /** Copies rows of floats {@code fromStride} apart to rows {@code toStride} apart and as long. */
  public static void widen(float[] from, int fromStride, double[] to, int toStride, int rows) {
    for (int k = 0; k < rows; k++) {
      for (int i = 0; i < toStride; i++) {
        to[k * toStride + i] = from[k * fromStride + i];
      }
    }
  }

  /** The transpose of {@code rows} rows, in {@code columns} rows. */
  public static void transpose(
      float[] from, int fromAt, int rows, int fromStride, float[] to, int columns, int toStride) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[j * toStride + i] = from[fromAt + i * fromStride + j];
      }
    }
  }

  /** values += summand, {@code count} of both. */
  public static void add(int count, float[] summand, int summandAt, float[] values, int at) {
    for (int i = 0; i < count; i++) {
      values[at + i] += summand[summandAt + i];
    }
  }

  /** values += summand, {@code count} of them. */
  public static void add(int count, float summand, float[] values, int at) {
    for (int i = 0; i < count; i++) {
      values[at + i] += summand;
    }
  }

  /** Adds the transpose to a square matrix of n rows. */
  public static void addTranspose(float[] matrix, int at, int n, int stride) {
    for (int i = 0; i < n; i++) {
      matrix[at + i * stride + i] *= 2;
      for (int j = 0; j < i; j++) {
        int below = at + i * stride + j;
        int above = at + j * stride + i;
        float sum = matrix[below] + matrix[above];
        matrix[below] = sum;
        matrix[above] = sum;
      }
    }
  }

  /** Zeros columns {@code begin} to {@code end} of a panel. */
  public static void clearColumns(Rows panel, int rows, int begin, int end) {
    for (int k = 0; k < rows && begin < end; k++) {
      int row = panel.at() + k * panel.columns();
      Arrays.fill(panel.floats(), row + begin, row + end, 0);
    }
  }
}
