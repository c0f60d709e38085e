package io.tegum.kernel.toy.step;

import io.tegum.kernel.nonlinear.Nonlinear;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.Dropout;

/**
 * What one side's hidden units are beside W x, on panels: k = mask h with h = g(W x). Backward,
 * with dk = dL/dk,
 *
 * <pre>  dh = mask dk + (mu / B') sign(h),   d(W x) = dh g'(W x)</pre>
 *
 * where the second term of dh is the L1 penalty's. What a trial does not have costs nothing.
 */
final class HiddenUnits {

  /** The product with any normal number is above 1 in size. */
  private static final float HUGE = 0x1.0p126f;

  private final Nonlinear activationOrNull; // null for the identity
  private final Dropout dropoutOrNull;
  private final double hiddenL1; // mu
  private final float[] slope; // g'(W x) of a panel
  private final float[] pull; // (mu / B') sign(h) of a panel
  private float penalty; // mu / B'

  /**
   * Of one side of {@code trial}.
   *
   * @param dropout the purpose of its masks
   * @param units most hidden units of a panel, those of all its tokens
   */
  HiddenUnits(TrialConfiguration trial, Purpose dropout, int units) {
    Regularisation regularisation = trial.training().regularisation();
    HiddenActivation activation = trial.model().hiddenActivation();
    boolean linear = activation == HiddenActivation.IDENTITY;
    activationOrNull = linear ? null : activation.function().onFloats();
    dropoutOrNull = Dropout.ofOrNull(regularisation.dropout(), trial.seed(), dropout, units);
    hiddenL1 = regularisation.hiddenL1();
    slope = new float[linear ? 0 : units];
    pull = new float[hiddenL1 == 0 ? 0 : units];
  }

  /** Whether panels may begin anywhere in their arrays, as nothing is done to them; else at 0. */
  boolean beginAnywhere() {
    return activationOrNull == null && dropoutOrNull == null && hiddenL1 == 0;
  }

  /**
   * Starts training step {@code step}.
   *
   * @param tokens B', of the mean that the penalty is; 0 where W is frozen, and there is none
   */
  void begin(long step, int tokens) {
    if (dropoutOrNull != null) {
      dropoutOrNull.draw(step);
    }
    penalty = tokens == 0 ? 0 : (float) (hiddenL1 / tokens);
  }

  /**
   * W x becomes k.
   *
   * @param first how many hidden units of this step come before this panel's, gaps included; even
   * @param rows of the panel
   * @param columns of each row; there may be a gap after them
   * @param hidden Modified; begins at 0 unless it {@link #beginAnywhere}
   */
  void forward(long first, int rows, int columns, Rows hidden) {
    float[] h = hidden.floats();
    for (int row = 0; row < rows * hidden.columns(); row += hidden.columns()) {
      if (activationOrNull != null) {
        activationOrNull.apply(h, slope, row, row + columns);
      }
      if (penalty > 0) {
        pull(h, row, row + columns);
      }
    }
    if (dropoutOrNull != null) {
      int units = rows * hidden.columns();
      dropoutOrNull.fill(first, units);
      dropoutOrNull.apply(units, h);
    }
  }

  private void pull(float[] h, int from, int to) {
    for (int i = from; i < to; i++) {
      pull[i] = penalty * Math.max(-1, Math.min(1, h[i] * HUGE));
    }
  }

  /**
   * dk becomes d(W x), for the panel of the last {@link #forward}.
   *
   * @param gradient Modified; begins as {@code hidden} does
   */
  void backward(int rows, int columns, Rows gradient) {
    float[] d = gradient.floats();
    if (dropoutOrNull != null) {
      dropoutOrNull.apply(rows * gradient.columns(), d);
    }
    for (int row = 0; row < rows * gradient.columns(); row += gradient.columns()) {
      if (penalty > 0) {
        Floats.add(pull, row, row + columns, d);
      }
      if (activationOrNull != null) {
        Floats.multiply(slope, row, row + columns, d);
      }
    }
  }
}
