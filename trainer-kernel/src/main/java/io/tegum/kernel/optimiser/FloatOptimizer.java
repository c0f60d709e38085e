package io.tegum.kernel.optimiser;

import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.simd.Moments;
import java.util.ArrayList;
import java.util.List;

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
  private final Moments[] decaying;
  private final Moments[] biases; // which never decay
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
    List<Moments> first = new ArrayList<>();
    List<Moments> second = new ArrayList<>();
    for (Weights each : weights) {
      int size = each.value.length;
      Moments all = new Moments(each.value, each.slope, new float[size], new float[size], 0, size);
      addRange(all, 0, each.decaying, first);
      addRange(all, each.decaying, size, second);
    }
    decaying = first.toArray(Moments[]::new);
    biases = second.toArray(Moments[]::new);
  }

  private static void addRange(Moments all, int begin, int end, List<Moments> to) {
    if (begin < end) {
      to.add(new Moments(all.parameters(), all.gradient(), all.first(), all.second(), begin, end));
    }
  }

  /** One update at the given learning rate. */
  public void update(double learningRate) {
    if (growthRate < 0) {
      growth.grow(learningRate * growthRate);
    }
    switch (kind) {
      case ADAM -> adam(learningRate, 1, (float) weightDecay);
      case ADAMW -> adam(learningRate, (float) (1 - learningRate * weightDecay), 0);
      case SGD -> {
        descend((float) learningRate, (float) weightDecay, decaying);
        descend((float) learningRate, 0, biases);
      }
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
    for (Moments each : decaying) {
      PANELS.adam(stepSize, secondScale, keep, inGradient, each);
    }
    for (Moments each : biases) {
      PANELS.adam(stepSize, secondScale, 1, 0, each);
    }
  }

  private static void descend(float rate, float decay, Moments[] parameters) {
    for (Moments each : parameters) {
      float[] value = each.parameters();
      float[] gradient = each.gradient();
      for (int i = each.begin(); i < each.end(); i++) {
        float slope = Math.fma(decay, value[i], gradient[i]);
        value[i] = Math.fma(-rate, slope, value[i]);
      }
    }
  }
}
