package io.tegum.kernel.algebra;

import java.util.Arrays;

/** {@link Bfgs}'s estimate H of the inverse of the second derivatives, size x size. */
final class InverseHessian {
  private final double[][] h;
  private final double[] hy;
  private boolean fresh;

  InverseHessian(int size) {
    h = new double[size][size];
    hy = new double[size];
  }

  /** Forgets all curvature: H := scale times the identity. */
  void reset(double scale) {
    for (int i = 0; i < h.length; i++) {
      Arrays.fill(h[i], 0);
      h[i][i] = scale;
    }
    fresh = true;
  }

  /** Whether no curvature was learnt since the last reset. */
  boolean isFresh() {
    return fresh;
  }

  /** H v, into {@code product} (modified). */
  void times(double[] v, double[] product) {
    for (int i = 0; i < h.length; i++) {
      product[i] = dot(h[i], v);
    }
  }

  /**
   * H := (I - s y' / s'y) H (I - y s' / s'y) + s s' / s'y, which keeps H positive definite; nothing
   * if s'y is not positive. The first update takes its scale from the curvature along y (Nocedal
   * and Wright, 2006, eq. 6.20).
   *
   * @param s the step done (not modified)
   * @param y the gradient's change over it (not modified)
   */
  void update(double[] s, double[] y) {
    double sy = dot(s, y);
    if (sy <= 0) {
      return;
    }
    if (fresh) {
      reset(sy / dot(y, y));
      fresh = false;
    }
    times(y, hy);
    double scale = (1 + dot(y, hy) / sy) / sy;
    for (int i = 0; i < h.length; i++) {
      for (int j = 0; j < h.length; j++) {
        h[i][j] += scale * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
      }
    }
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
