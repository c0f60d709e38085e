package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.NONLINEAR;
import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;

/**
 * Dropout of one side's hidden units (Srivastava et al. 2014, in the form that leaves the mean as
 * it is): a mask for each token and hidden unit is 0 with probability q and else 1 / (1 - q), drawn
 * anew each step and independent of the tokens.
 */
public final class Dropout {

  private final RandomStream random;
  private final int threshold; // q 2^31
  private final float kept; // 1 / (1 - q)
  private final float[] mask; // of a panel
  private long state;

  private Dropout(double probability, long seed, Purpose purpose, int units) {
    random = new RandomStream(seed, purpose);
    threshold = (int) Math.min(Integer.MAX_VALUE, Math.rint(probability * 0x1.0p31));
    kept = (float) (1 / (1 - probability));
    mask = new float[padded(units)];
  }

  /**
   * The masks of {@code purpose} under {@code seed}, or null without dropout.
   *
   * @param probability q, in [0, 1)
   * @param units most hidden units of a panel, those of all its tokens
   */
  public static Dropout ofOrNull(double probability, long seed, Purpose purpose, int units) {
    return probability == 0 ? null : new Dropout(probability, seed, purpose, units);
  }

  /** Starts training step {@code step}. */
  public void draw(long step) {
    state = random.stateAt(step);
  }

  /**
   * Draws the masks of a panel.
   *
   * @param first how many hidden units of this step come before; even
   * @param count of hidden units
   */
  public void fill(long first, int count) {
    RANDOM.masks(state, first / 2, threshold, kept, padded(count), mask);
  }

  /** values *= mask, for the first {@code count} hidden units of the panel, from {@code at} on. */
  public void apply(int count, float[] values, int at) {
    NONLINEAR.multiply(mask, 0, values, at, count);
  }

  /** The panel's masks: 0 or 1 / (1 - q). */
  public float[] mask() {
    return mask;
  }
}
