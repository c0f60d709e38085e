package io.tegum.kernel.feedforward.step;

/** Copies of matrices between doubles in rows and floats in padded rows or columns. */
final class Matrices {
  private Matrices() {}

  /** to[i toStride + j] = from[i columns + j]. */
  static void narrow(double[] from, int columns, float[] to, int toStride) {
    for (int i = 0; i * columns < from.length; i++) {
      for (int j = 0; j < columns; j++) {
        to[i * toStride + j] = (float) from[i * columns + j];
      }
    }
  }

  /** to[i columns + j] = from[i fromStride + j]. */
  static void widen(float[] from, int fromStride, double[] to, int columns) {
    for (int i = 0; i * columns < to.length; i++) {
      for (int j = 0; j < columns; j++) {
        to[i * columns + j] = from[i * fromStride + j];
      }
    }
  }

  /** to[j toStride + i] = from[i columns + j]. */
  static void narrowTransposed(double[] from, int columns, float[] to, int toStride) {
    for (int i = 0; i * columns < from.length; i++) {
      for (int j = 0; j < columns; j++) {
        to[j * toStride + i] = (float) from[i * columns + j];
      }
    }
  }

  /** to[i columns + j] = from[j fromStride + i]. */
  static void widenTransposed(float[] from, int fromStride, double[] to, int columns) {
    for (int i = 0; i * columns < to.length; i++) {
      for (int j = 0; j < columns; j++) {
        to[i * columns + j] = from[j * fromStride + i];
      }
    }
  }

  /** to[j toStride + i] = from[i fromStride + j], of rows and columns. */
  static void transpose(
      float[] from, int fromStride, int rows, int columns, float[] to, int toStride) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[j * toStride + i] = from[i * fromStride + j];
      }
    }
  }
}
