package io.tegum.kernel.fast;

import java.util.Arrays;

/** Conversions and clearing of float arrays. */
final class Floats {
  private Floats() {}

  static float[] of(double[] values) {
    float[] floats = new float[values.length];
    narrow(values, floats);
    return floats;
  }

  static void narrow(double[] from, float[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] = (float) from[i];
    }
  }

  static void widen(float[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i];
    }
  }

  /** Zeros columns {@code begin} to {@code end} of a panel. */
  static void clearColumns(float[] panel, int rows, int stride, int begin, int end) {
    for (int k = 0; k < rows && begin < end; k++) {
      Arrays.fill(panel, k * stride + begin, k * stride + end, 0);
    }
  }
}
