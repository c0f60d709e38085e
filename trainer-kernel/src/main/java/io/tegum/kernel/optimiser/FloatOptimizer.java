package io.tegum.kernel.optimiser;

import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.simd.Moments;
import java.util.stream.Stream;

/**
 * The update rules of {@code optimiser} on floats, for one phase's weights. Moments are floats too;
 * what depends on the step alone is computed in double first.
 */
public final class FloatOptimizer {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final OptimizerKind kind;
  private final double weightDecay;
  private final double growthRate; // 0 or less
  private final Growth growth;
  private final Weights[] weights;
  private final Moments[] moments;
  private double beta1Power = 1;
  private double beta2Power = 1;

  /**
   * Of weights none of which are features' directions.
   *
   * @throws IllegalArgumentException where {@code training} asks for growth
   */
  public FloatOptimizer(Optimisation training, Weights... weights) {
    this(training, Growth.NONE, weights);
    if (training.grows()) {
      throw new IllegalArgumentException(
          "Cannot train: weight decay was " + training.weightDecay() + ", must be 0 or more");
    }
  }

  /** The same, where {@code growth} is what weight decay below 0 means. */
  public FloatOptimizer(Optimisation training, Growth growth, Weights... weights) {
    this.kind = training.optimizer();
    this.weightDecay = Math.max(0, training.weightDecay());
    this.growthRate = Math.min(0, training.weightDecay());
    this.growth = growth;
    this.weights = weights;
    this.moments = Stream.of(weights).map(FloatOptimizer::moments).toArray(Moments[]::new);
  }

  private static Moments moments(Weights weights) {
    int size = weights.value.length;
    return new Moments(weights.value, weights.slope, new float[size], new float[size]);
  }

  /** One update at the given learning rate. */
  public void update(double learningRate) {
    if (growthRate < 0) {
      growth.grow(learningRate * growthRate);
    }
    switch (kind) {
      case ADAM -> adam(learningRate, 1, (float) weightDecay);
      case ADAMW -> adam(learningRate, (float) (1 - learningRate * weightDecay), 0);
      case SGD -> descend((float) learningRate, (float) weightDecay);
    }
  }

  /**
   * Adam's update.
   *
   * @param keep factor of the parameters before it: decoupled weight decay
   * @param inGradient weight decay that is added to the gradient
   */
  private void adam(double learningRate, float keep, float inGradient) {
    beta1Power *= BETA1;
    beta2Power *= BETA2;
    float stepSize = (float) (learningRate / (1 - beta1Power));
    float secondScale = (float) (1 / Math.sqrt(1 - beta2Power));
    for (Moments each : moments) {
      PANELS.adam(stepSize, secondScale, keep, inGradient, each);
    }
  }

  private void descend(float rate, float decay) {
    for (Weights each : weights) {
      float[] value = each.value;
      for (int i = 0; i < value.length; i++) {
        float slope = Math.fma(decay, value[i], each.slope[i]);
        value[i] = Math.fma(-rate, slope, value[i]);
      }
    }
  }
}
