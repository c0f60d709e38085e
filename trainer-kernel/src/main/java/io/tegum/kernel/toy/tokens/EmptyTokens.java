package io.tegum.kernel.toy.tokens;

import io.tegum.kernel.nonlinear.Nonlinear;
import io.tegum.kernel.optimiser.Weights;

/** All-zero tokens, exactly (science: "What is exact and free"): h = 0, so z = b and x' = f(b). */
public final class EmptyTokens {

  private final Nonlinear output;
  private final float[] value; // n, f(b)
  private final float[] derivative; // n, f'(b)

  /** Of n features with an output function. */
  public EmptyTokens(Nonlinear output, int n) {
    this.output = output;
    value = new float[n];
    derivative = new float[n];
  }

  /**
   * Adds {@code count} empty tokens to b's gradient.
   *
   * @param slope 2 I_i / B'
   * @param b its gradient is Modified
   * @return twice their share of L1
   */
  public double add(int count, float[] slope, Weights b) {
    if (count == 0) {
      return 0;
    }
    System.arraycopy(b.value, 0, value, 0, value.length);
    output.apply(value, 0, derivative, 0, value.length);
    double loss = 0;
    for (int i = 0; i < value.length; i++) {
      float g = slope[i] * value[i];
      loss += (double) g * value[i];
      b.slope[i] = Math.fma(count, g * derivative[i], b.slope[i]);
    }
    return count * loss;
  }
}
