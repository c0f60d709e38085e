package io.tegum.kernel.toy.step;

import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.toy.model.TrialConfiguration;

/** The gradient of the penalty nu sum |W|, which any design adds after its own. */
final class WeightPenalty {

  /** The product with any normal number is above 1 in size. */
  private static final float HUGE = 0x1.0p126f;

  private final float weightL1; // nu
  private final Weights weights;
  private final int count;

  /**
   * Of a trial whose W stands at the beginning of {@code weights}.
   *
   * @param count of its entries, gaps included, which hold 0
   */
  WeightPenalty(TrialConfiguration trial, Weights weights, int count) {
    weightL1 = (float) trial.training().regularisation().weightL1();
    this.weights = weights;
    this.count = count;
  }

  /** dW += nu sign(W). */
  void add() {
    if (weightL1 > 0) {
      add(weightL1, count, weights.value, weights.slope);
    }
  }

  private static void add(float nu, int count, float[] value, float[] slope) {
    for (int i = 0; i < count; i++) {
      slope[i] = Math.fma(nu, Math.max(-1, Math.min(1, value[i] * HUGE)), slope[i]);
    }
  }
}
