package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.algebra.Bfgs;
import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.random.RandomStream;

/** Descends on an expected loss, all parameters at once. */
final class NetworkDescent {

  private static final double GRADIENT_TOLERANCE = 1e-9;

  /** Deviation of initial biases. */
  private static final double SMALL = 0.3;

  /** Deviation of a wide start's logarithms of weights. */
  private static final double WIDE = 1.2;

  private final NetworkConfiguration network;
  private final Expectation expectation;
  private final NetworkGradient gradient;
  private final double scale;
  private final int maxSteps;
  private final double biasUnit;
  private final NetworkParameters parameters;

  /**
   * A descent from anywhere.
   *
   * @param gradient used as a workspace
   * @param scale a loss that others are measured by, positive
   * @param p the probability that an input is present: where it is small the loss is as much
   *     steeper in the biases, which are measured in units of its root
   * @param maxSteps of a descent
   */
  NetworkDescent(
      NetworkConfiguration network,
      int outputs,
      Expectation expectation,
      NetworkGradient gradient,
      double scale,
      double p,
      int maxSteps) {
    this.network = network;
    this.expectation = expectation;
    this.gradient = gradient;
    this.scale = scale;
    this.maxSteps = maxSteps;
    biasUnit = Math.sqrt(p);
    parameters = NetworkParameters.zeros(network.inputs(), network.neurons(), outputs);
  }

  /** Where a descent ended. */
  record Minimum(NetworkParameters parameters, double loss) {}

  /** The minimum that is reached from {@code start}. Not modified. */
  Minimum from(NetworkParameters start) {
    Bfgs.Minimum minimum =
        Bfgs.minimise(this::relativeLoss, flat(start), GRADIENT_TOLERANCE, maxSteps);
    unflatten(minimum.point(), parameters);
    return new Minimum(parameters.copy(), minimum.value() * scale);
  }

  /** A start: weights of order 1, those of outputs more often positive than not; small biases. */
  NetworkParameters start(RandomStream random) {
    NetworkParameters start = parameters.copy();
    fill(start.w1().data, 0, 1, random);
    fill(start.w2().data, 0.5, 1, random);
    fill(start.b().data, 0, SMALL * biasUnit, random);
    start.c().zero();
    if (hasHiddenBias()) {
      fill(start.c().data, 0, SMALL * biasUnit, random);
    }
    return start;
  }

  /** A start whose weights are of any order: networks of GELUs are steep or faint. */
  NetworkParameters wideStart(RandomStream random) {
    NetworkParameters start = start(random);
    double reads = Math.exp(WIDE * random.nextNormal());
    double writes = Math.exp(WIDE * random.nextNormal());
    scale(start.w1().data, reads);
    scale(start.c().data, reads);
    scale(start.w2().data, writes * (random.nextUniform() < 0.5 ? -1 : 1));
    scale(start.b().data, writes);
    return start;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static void fill(double[] values, double mean, double deviation, RandomStream random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = mean + deviation * random.nextNormal();
    }
  }

  private boolean hasHiddenBias() {
    return network.hiddenBias() == HiddenBias.TRAINED;
  }

  private double relativeLoss(double[] point, double[] slopes) {
    unflatten(point, parameters);
    expectation.of(parameters, gradient);
    NetworkParameters slope = gradient.gradient();
    int at = copy(slope.w1().data, 1 / scale, slopes, 0);
    at = copy(slope.w2().data, 1 / scale, slopes, at);
    at = copy(slope.b().data, biasUnit / scale, slopes, at);
    if (hasHiddenBias()) {
      copy(slope.c().data, biasUnit / scale, slopes, at);
    }
    return gradient.loss() / scale;
  }

  /** W1, W2 and b, and c where it is trained. */
  private double[] flat(NetworkParameters from) {
    int end = from.w1().data.length + from.w2().data.length + from.outputs();
    double[] point = new double[end + (hasHiddenBias() ? from.neurons() : 0)];
    int at = copy(from.w1().data, 1, point, 0);
    at = copy(from.w2().data, 1, point, at);
    at = copy(from.b().data, 1 / biasUnit, point, at);
    if (hasHiddenBias()) {
      copy(from.c().data, 1 / biasUnit, point, at);
    }
    return point;
  }

  private static int copy(double[] from, double factor, double[] to, int at) {
    for (int i = 0; i < from.length; i++) {
      to[at + i] = factor * from[i];
    }
    return at + from.length;
  }

  private void unflatten(double[] point, NetworkParameters to) {
    int at = take(point, 0, 1, to.w1().data);
    at = take(point, at, 1, to.w2().data);
    at = take(point, at, biasUnit, to.b().data);
    if (hasHiddenBias()) {
      take(point, at, biasUnit, to.c().data);
    }
  }

  private static int take(double[] from, int at, double factor, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = factor * from[at + i];
    }
    return at + to.length;
  }
}
