package io.tegum.kernel.nonlinear;

import static io.tegum.kernel.simd.Simd.NONLINEAR;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.Reconstruction;
import io.tegum.kernel.simd.Rows;

/**
 * From the sums Z that reach the outputs to their errors, on panels: with y' = out(Z), g = slope
 * (y' - y) and D = g out'(Z), where slope is 2 I / B.
 */
public final class OutputErrors {

  private final Nonlinear output;
  private final boolean hasFloor;
  private final float[] derivative; // of a panel, or of one of its rows

  /**
   * Of outputs by a function.
   *
   * @param most numbers of a panel with a token a row; of one row with an output a row
   */
  public OutputErrors(Nonlinear output, int most) {
    this.output = output;
    hasFloor = !Float.isNaN(output.floor());
    derivative = new float[hasFloor ? 0 : most];
  }

  /**
   * Of a panel with a token a row, whose sums have the bias.
   *
   * @param errors Modified: LANES partial sums of g (y' - y); += D, token after token
   * @param y targets, in rows that are as far apart as those of {@code z}
   * @param z Modified: Z, then D; in rows without gaps
   */
  public void ofRows(int tokens, int columns, Reconstruction errors, Rows y, Rows z) {
    if (hasFloor) {
      PANELS.tokenErrors(tokens, columns, errors, y, z);
      return;
    }
    output.apply(z.floats(), z.at(), derivative, 0, tokens * columns);
    NONLINEAR.tokenErrors(tokens, columns, errors, y, z, derivative);
  }

  /**
   * Of a panel with an output a row, whose sums lack the bias.
   *
   * @param errors Modified: outputs x LANES partial sums of g (y' - y), and of D
   * @param y targets, in rows that are as far apart as those of {@code z}
   * @param z Modified: Z - b, then D
   */
  public void ofColumns(int outputs, int columns, Reconstruction errors, Rows y, Rows z) {
    if (hasFloor) {
      PANELS.featureErrors(outputs, columns, errors, y, z);
      return;
    }
    for (int k = 0; k < outputs; k++) {
      int row = z.at() + k * z.columns();
      Floats.add(columns, errors.bias()[k], z.floats(), row);
      output.apply(z.floats(), row, derivative, 0, columns);
      NONLINEAR.featureErrors(k, columns, errors, y, z, derivative);
    }
  }
}
