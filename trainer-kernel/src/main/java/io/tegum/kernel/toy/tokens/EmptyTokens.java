package io.tegum.kernel.toy.tokens;

import io.tegum.kernel.optimiser.Weights;

/** All-zero tokens, exactly (science: "What is exact and free"): h = 0, so z = b and x' = f(b). */
public final class EmptyTokens {
  private EmptyTokens() {}

  /**
   * Adds {@code count} empty tokens to b's gradient.
   *
   * @param slope 2 I_i / B'
   * @param b its gradient is Modified
   * @return twice their share of L1
   */
  public static double add(int count, int n, float floor, float[] slope, Weights b) {
    if (count == 0) {
      return 0;
    }
    double loss = 0;
    for (int i = 0; i < n; i++) {
      float bias = b.value[i];
      boolean silent = bias <= floor;
      float output = silent ? floor : bias;
      float g = slope[i] * output;
      loss += (double) g * output;
      if (!silent) {
        b.slope[i] = Math.fma(count, g, b.slope[i]);
      }
    }
    return count * loss;
  }
}
