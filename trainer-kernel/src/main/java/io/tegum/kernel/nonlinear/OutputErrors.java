package io.tegum.kernel.nonlinear;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.simd.Reconstruction;
import io.tegum.kernel.simd.Rows;

/**
 * From the sums Z that reach the outputs to their errors, on panels: with y' = out(Z), g = slope
 * (y' - y) and D = g out'(Z), where slope is 2 I / B.
 */
public final class OutputErrors {

  private final Nonlinear output;
  private final boolean hasFloor;
  private final float[] derivative; // as long as a panel

  /**
   * Of outputs by a function.
   *
   * @param panel most numbers of a panel
   */
  public OutputErrors(Nonlinear output, int panel) {
    this.output = output;
    hasFloor = !Float.isNaN(output.floor());
    derivative = new float[hasFloor ? 0 : panel];
  }

  /** Whether a panel's sums may begin anywhere in their array; else at 0. */
  public boolean beginAnywhere() {
    return hasFloor;
  }

  /**
   * Of a panel with a token a row, whose sums have the bias.
   *
   * @param errors Modified: LANES partial sums of g (y' - y); += D, token after token
   * @param y targets, in rows that are as far apart as those of {@code z}
   * @param z Modified: Z, then D; begins at 0 unless it {@link #beginAnywhere}
   */
  public void ofRows(int tokens, int columns, Reconstruction errors, Rows y, Rows z) {
    if (hasFloor) {
      PANELS.tokenErrors(tokens, columns, errors, y, z);
      return;
    }
    output.apply(z.floats(), derivative, 0, tokens * columns);
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
   * @param y targets, in rows that are as far apart as those of {@code z}
   * @param z Modified: Z - b, then D; begins at 0 unless it {@link #beginAnywhere}
   */
  public void ofColumns(int outputs, int columns, Reconstruction errors, Rows y, Rows z) {
    if (hasFloor) {
      PANELS.featureErrors(outputs, columns, errors, y, z);
      return;
    }
    for (int k = 0; k < outputs; k++) {
      int row = k * z.columns();
      for (int c = row; c < row + columns; c++) {
        z.floats()[c] += errors.bias()[k];
      }
      output.apply(z.floats(), derivative, row, row + columns);
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
    float difference = z.floats()[at] - y.floats()[y.at() + at];
    float g = difference * errors.slope()[output];
    errors.loss()[sum] = Math.fma(g, difference, errors.loss()[sum]);
    z.floats()[at] = g * derivative[at];
    return z.floats()[at];
  }
}
