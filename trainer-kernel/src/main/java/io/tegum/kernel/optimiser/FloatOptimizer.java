package io.tegum.kernel.optimiser;

import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.toy.model.TrainingConfiguration;

/**
 * The update rules of {@code optimiser} on floats, for one phase's weights. Moments are floats too;
 * what depends on the step alone is computed in double first.
 */
public final class FloatOptimizer {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final OptimizerKind kind;
  private final double weightDecay;
  private final Weights[] weights;
  private final float[][] first;
  private final float[][] second;
  private double beta1Power = 1;
  private double beta2Power = 1;

  public FloatOptimizer(TrainingConfiguration training, Weights... weights) {
    this.kind = training.optimizer();
    this.weightDecay = training.weightDecay();
    this.weights = weights;
    this.first = new float[weights.length][];
    this.second = new float[weights.length][];
    for (int k = 0; k < weights.length; k++) {
      first[k] = new float[weights[k].value.length];
      second[k] = new float[weights[k].value.length];
    }
  }

  /** One update at the given learning rate. */
  public void update(double learningRate) {
    if (kind == OptimizerKind.SGD) {
      for (Weights each : weights) {
        descend((float) learningRate, (float) weightDecay, each);
      }
      return;
    }
    beta1Power *= BETA1;
    beta2Power *= BETA2;
    float stepSize = (float) (learningRate / (1 - beta1Power));
    float secondScale = (float) (1 / Math.sqrt(1 - beta2Power));
    boolean decoupled = kind == OptimizerKind.ADAMW;
    float keep = decoupled ? (float) (1 - learningRate * weightDecay) : 1;
    float inGradient = decoupled ? 0 : (float) weightDecay;
    for (int k = 0; k < weights.length; k++) {
      PANELS.adam(
          weights[k].value.length,
          stepSize,
          secondScale,
          keep,
          inGradient,
          weights[k].slope,
          weights[k].value,
          first[k],
          second[k]);
    }
  }

  private static void descend(float rate, float weightDecay, Weights weights) {
    float[] value = weights.value;
    for (int i = 0; i < value.length; i++) {
      float slope = Math.fma(weightDecay, value[i], weights.slope[i]);
      value[i] = Math.fma(-rate, slope, value[i]);
    }
  }
}
