package io.tegum.kernel.checkpoint;

import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.Simd;

/** Products X F' of many X with one F. */
final class Products {

  private final FloatMatrix factor;
  private final int stride;
  private final Rows panelRows; // F', padded
  private final Rows zeros; // one row for all

  Products(FloatMatrix factor) {
    this.factor = factor;
    stride = PanelOperations.padded(factor.rows());
    float[] panel = new float[factor.columns() * stride];
    panelRows = new Rows(panel, stride);
    zeros = new Rows(new float[stride], 0);
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
        Factor.of(new Rows(x.values(), x.columns())),
        panelRows,
        zeros,
        new Rows(wide, stride));
    for (int row = 0; row < x.rows(); row++) {
      System.arraycopy(wide, row * stride, out, at + row * factor.rows(), factor.rows());
    }
  }
}
