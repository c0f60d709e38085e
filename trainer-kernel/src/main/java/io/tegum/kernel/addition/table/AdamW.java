package io.tegum.kernel.addition.table;

import static io.tegum.kernel.simd.Simd.PANELS;

/**
 * AdamW (Loshchilov and Hutter, 2019) on one array of floats, all of which decay. What depends on
 * the step alone is computed in double first.
 */
final class AdamW {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final double weightDecay;
  private final float[] first;
  private final float[] second;
  private double beta1Power = 1;
  private double beta2Power = 1;

  AdamW(int size, double weightDecay) {
    this.weightDecay = weightDecay;
    this.first = new float[size];
    this.second = new float[size];
  }

  /**
   * One update.
   *
   * @param parameters Modified
   */
  void update(double learningRate, float[] slopes, float[] parameters) {
    beta1Power *= BETA1;
    beta2Power *= BETA2;
    PANELS.adam(
        parameters.length,
        (float) (learningRate / (1 - beta1Power)),
        (float) (1 / Math.sqrt(1 - beta2Power)),
        (float) (1 - learningRate * weightDecay),
        0,
        slopes,
        parameters,
        first,
        second);
  }
}
