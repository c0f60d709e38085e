package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.Simd.NONLINEAR;

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
   * @param hidden Modified
   */
  void forward(long first, int rows, int columns, Rows hidden) {
    float[] h = hidden.floats();
    int units = rows * hidden.columns();
    int stretch = stretch(rows, columns, hidden);
    for (int unit = 0; unit < units; unit += Math.max(stretch, hidden.columns())) {
      int at = hidden.at() + unit;
      if (activationOrNull != null) {
        activationOrNull.apply(h, at, slope, unit, stretch);
      }
      if (penalty > 0) {
        NONLINEAR.signs(penalty, h, at, pull, unit, stretch);
      }
    }
    if (dropoutOrNull != null) {
      dropoutOrNull.fill(first, units);
      dropoutOrNull.apply(units, h, hidden.at());
    }
  }

  /** How many units follow one another without a gap: all of them, or those of a row. */
  private static int stretch(int rows, int columns, Rows units) {
    return columns == units.columns() ? rows * columns : columns;
  }

  /** dk becomes d(W x), for the panel of the last {@link #forward}. */
  void backward(int rows, int columns, Rows gradient) {
    float[] d = gradient.floats();
    int units = rows * gradient.columns();
    if (dropoutOrNull != null) {
      dropoutOrNull.apply(units, d, gradient.at());
    }
    int stretch = stretch(rows, columns, gradient);
    for (int unit = 0; unit < units; unit += Math.max(stretch, gradient.columns())) {
      int at = gradient.at() + unit;
      if (penalty > 0) {
        Floats.add(stretch, pull, unit, d, at);
      }
      if (activationOrNull != null) {
        NONLINEAR.multiply(slope, unit, d, at, stretch);
      }
    }
  }
}
