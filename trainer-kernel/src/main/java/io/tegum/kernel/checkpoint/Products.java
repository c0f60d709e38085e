package io.tegum.kernel.checkpoint;

import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Simd;

/** Products X F' of many X with one F. */
final class Products {

  private final FloatMatrix factor;
  private final int stride;
  private final float[] panel;
  private final float[] zeros;

  Products(FloatMatrix factor) {
    this.factor = factor;
    stride = PanelOperations.padded(factor.rows());
    panel = new float[factor.columns() * stride];
    zeros = new float[stride];
    for (int row = 0; row < factor.rows(); row++) {
      for (int column = 0; column < factor.columns(); column++) {
        panel[column * stride + row] = factor.values()[row * factor.columns() + column];
      }
    }
  }

  /**
   * Writes X F', row after row.
   *
   * @param out Modified, from {@code at} on
   */
  void multiply(FloatMatrix x, float[] out, int at) {
    float[] wide = new float[x.rows() * stride];
    Simd.PANELS.multiply(
        x.rows(),
        x.columns(),
        stride,
        x.values(),
        0,
        x.columns(),
        1,
        panel,
        0,
        stride,
        zeros,
        0,
        0,
        wide,
        0,
        stride);
    for (int row = 0; row < x.rows(); row++) {
      System.arraycopy(wide, row * stride, out, at + row * factor.rows(), factor.rows());
    }
  }
}
