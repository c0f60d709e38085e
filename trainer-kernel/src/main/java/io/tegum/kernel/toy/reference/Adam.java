package io.tegum.kernel.toy.reference;

/**
 * Adam (Kingma and Ba, 2015, Algorithm 1) and AdamW (Loshchilov and Hutter, 2019, Algorithm 2),
 * with the usual constants and PyTorch's order of operations: decoupled decay first, then the
 * moments, then p -= rate / (1 - beta1^t) m / (sqrt(v / (1 - beta2^t)) + epsilon).
 */
final class Adam implements Optimizer {

  /** Where weight decay acts. */
  enum Decay {
    /** Added to the gradient, so it passes through the moments: Adam with an L2 penalty. */
    IN_GRADIENT,
    /** Applied to the parameters directly: AdamW. */
    DECOUPLED
  }

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] first;
  private final double[] second;
  private final double weightDecay;
  private final Decay decay;
  private double beta1Power = 1;
  private double beta2Power = 1;

  Adam(int size, double weightDecay, Decay decay) {
    this.first = new double[size];
    this.second = new double[size];
    this.weightDecay = weightDecay;
    this.decay = decay;
  }

  @Override
  public void update(double learningRate, double[] parameters, double[] gradient) {
    beta1Power *= BETA1;
    beta2Power *= BETA2;
    double stepSize = learningRate / (1 - beta1Power);
    double secondScale = 1 / Math.sqrt(1 - beta2Power);
    double inGradient = decay == Decay.IN_GRADIENT ? weightDecay : 0;
    double keep = decay == Decay.DECOUPLED ? 1 - learningRate * weightDecay : 1;
    for (int i = 0; i < parameters.length; i++) {
      double p = parameters[i] * keep;
      double slope = gradient[i] + inGradient * p;
      first[i] = BETA1 * first[i] + (1 - BETA1) * slope;
      second[i] = BETA2 * second[i] + (1 - BETA2) * slope * slope;
      parameters[i] = p - stepSize * first[i] / (Math.sqrt(second[i]) * secondScale + EPSILON);
    }
  }
}
