package io.tegum.kernel.feedforward.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.simd.Reconstruction;
import io.tegum.kernel.simd.Rows;

/**
 * From the sums Z that reach the outputs to their errors, on panels: with y' = out(Z), g = slope
 * (y' - y) and D = g out'(Z), where slope is 2 I / B.
 */
final class OutputErrors {

  private final Nonlinearity output;
  private final Nonlinear nonlinear;
  private final float[] derivative; // as long as a panel

  /** What {@link Reconstruction#floor} is for an output: those of ReLU are not below 0. */
  static float floor(Nonlinearity output) {
    return output == Nonlinearity.RELU ? 0 : Float.NEGATIVE_INFINITY;
  }

  OutputErrors(Nonlinearity output, int panel) {
    this.output = output;
    nonlinear = Nonlinear.of(output);
    derivative = new float[output == Nonlinearity.GELU ? panel : 0];
  }

  /**
   * Of a panel with a token a row, whose sums have the bias.
   *
   * @param errors Modified: LANES partial sums of g (y' - y); += D, token after token
   * @param y targets
   * @param z Modified: Z, then D
   */
  void ofRows(int tokens, int columns, Reconstruction errors, Rows y, Rows z) {
    if (output != Nonlinearity.GELU) {
      PANELS.tokenErrors(tokens, columns, errors, y, z);
      return;
    }
    nonlinear.apply(z.floats(), derivative, 0, tokens * columns);
    for (int at = 0; at < tokens * columns; at += columns) {
      for (int k = 0; k < columns; k++) {
        float error = error(errors, k, k % LANES, at + k, y, z);
        errors.biasGradient()[k] += error;
      }
    }
  }

  /**
   * Of a panel with an output a row, whose sums lack the bias.
   *
   * @param errors Modified: outputs x LANES partial sums of g (y' - y), and of D
   * @param y targets
   * @param z Modified: Z - b, then D
   */
  void ofColumns(int outputs, int columns, Reconstruction errors, Rows y, Rows z) {
    if (output != Nonlinearity.GELU) {
      PANELS.featureErrors(outputs, columns, errors, y, z);
      return;
    }
    for (int k = 0; k < outputs; k++) {
      int row = k * z.columns();
      for (int c = row; c < row + columns; c++) {
        z.floats()[c] += errors.bias()[k];
      }
      nonlinear.apply(z.floats(), derivative, row, row + columns);
      for (int c = row; c < row + columns; c += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
          float error = error(errors, k, k * LANES + lane, c + lane, y, z);
          errors.biasGradient()[k * LANES + lane] += error;
        }
      }
    }
  }

  /** D of one output of a token, from y' in z; its loss is added up. */
  private float error(Reconstruction errors, int output, int sum, int at, Rows y, Rows z) {
    float difference = z.floats()[at] - y.floats()[at];
    float g = difference * errors.slope()[output];
    errors.loss()[sum] = Math.fma(g, difference, errors.loss()[sum]);
    z.floats()[at] = g * derivative[at];
    return z.floats()[at];
  }
}
