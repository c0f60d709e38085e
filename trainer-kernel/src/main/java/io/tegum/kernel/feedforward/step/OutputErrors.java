package io.tegum.kernel.feedforward.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.feedforward.model.Nonlinearity;

/**
 * From the sums Z that reach the outputs to their errors, on panels: with y' = out(Z), g = slope
 * (y' - y) and D = g out'(Z), where slope is 2 I / B.
 */
final class OutputErrors {

  private final Nonlinearity output;
  private final Nonlinear nonlinear;
  private final float floor; // outputs of ReLU are not below
  private final float[] derivative; // as long as a panel

  OutputErrors(Nonlinearity output, int panel) {
    this.output = output;
    nonlinear = Nonlinear.of(output);
    floor = output == Nonlinearity.RELU ? 0 : Float.NEGATIVE_INFINITY;
    derivative = new float[output == Nonlinearity.GELU ? panel : 0];
  }

  /**
   * Of a panel with a token a row.
   *
   * @param slope a row, 2 I_k / B
   * @param y targets
   * @param z Modified: Z, then D
   * @param loss Modified: LANES partial sums of g (y' - y)
   * @param bias Modified: += D, token after token
   */
  void ofRows(
      int tokens, int columns, float[] slope, float[] y, float[] z, float[] loss, float[] bias) {
    if (output != Nonlinearity.GELU) {
      PANELS.tokenErrors(tokens, columns, floor, slope, y, 0, z, 0, columns, loss, bias);
      return;
    }
    nonlinear.apply(z, derivative, 0, tokens * columns);
    for (int at = 0; at < tokens * columns; at += columns) {
      for (int k = 0; k < columns; k++) {
        float difference = z[at + k] - y[at + k];
        float g = difference * slope[k];
        loss[k % LANES] = Math.fma(g, difference, loss[k % LANES]);
        z[at + k] = g * derivative[at + k];
        bias[k] += z[at + k];
      }
    }
  }

  /**
   * Of a panel with an output a row, whose sums lack the bias.
   *
   * @param bias of each row
   * @param z Modified: Z - b, then D
   * @param stride of rows
   * @param loss Modified: rows x LANES partial sums of g (y' - y)
   * @param biasPartial Modified: rows x LANES partial sums of D
   */
  void ofColumns(
      int rows,
      int columns,
      float[] bias,
      float[] slope,
      float[] y,
      float[] z,
      int stride,
      float[] loss,
      float[] biasPartial) {
    if (output != Nonlinearity.GELU) {
      PANELS.featureErrors(rows, columns, floor, bias, slope, y, 0, z, stride, loss, biasPartial);
      return;
    }
    for (int k = 0; k < rows; k++) {
      int row = k * stride;
      for (int c = row; c < row + columns; c++) {
        z[c] += bias[k];
      }
      nonlinear.apply(z, derivative, row, row + columns);
      for (int c = row; c < row + columns; c += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
          int sum = k * LANES + lane;
          float difference = z[c + lane] - y[c + lane];
          float g = difference * slope[k];
          loss[sum] = Math.fma(g, difference, loss[sum]);
          z[c + lane] = g * derivative[c + lane];
          biasPartial[sum] += z[c + lane];
        }
      }
    }
  }
}
