package io.tegum.kernel.toy.reference;

/** Plain gradient descent: p -= rate (gradient + weightDecay p). */
final class GradientDescent implements Optimizer {

  private final double weightDecay;

  GradientDescent(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  @Override
  public void update(double learningRate, double[] parameters, double[] gradient) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= learningRate * (gradient[i] + weightDecay * parameters[i]);
    }
  }
}
