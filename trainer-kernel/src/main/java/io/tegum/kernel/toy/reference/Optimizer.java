package io.tegum.kernel.toy.reference;

import io.tegum.kernel.optimiser.Optimisation;

/**
 * An update rule for one array of parameters. Call order: once a training step, after the gradient
 * of that step and before the next forward pass, with the rate of that step.
 */
public sealed interface Optimizer permits Adam, GradientDescent {

  /**
   * One update.
   *
   * @param learningRate rate of this step
   * @param parameters Modified
   * @param gradient of the loss with respect to {@code parameters}. Not modified
   */
  void update(double learningRate, double[] parameters, double[] gradient);

  /**
   * A fresh optimiser for an array of {@code size} parameters.
   *
   * @throws IllegalArgumentException where {@code training} asks for growth, which needs vectors
   */
  static Optimizer of(Optimisation training, int size) {
    if (training.grows()) {
      throw new IllegalArgumentException(
          "Cannot update: weight decay was " + training.weightDecay() + ", must be 0 or more");
    }
    return of(training, training.weightDecay(), size);
  }

  /** A fresh optimiser for so many biases, which never decay. */
  static Optimizer ofBiases(Optimisation training, int size) {
    return of(training, 0, size);
  }

  private static Optimizer of(Optimisation training, double weightDecay, int size) {
    return switch (training.optimizer()) {
      case ADAM -> new Adam(size, weightDecay, Adam.Decay.IN_GRADIENT);
      case ADAMW -> new Adam(size, weightDecay, Adam.Decay.DECOUPLED);
      case SGD -> new GradientDescent(weightDecay);
    };
  }
}
