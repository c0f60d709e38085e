package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;

/**
 * The least losses of an output that is a function of one uniform input, with ReLU neurons without
 * a hidden bias, and a ReLU output or a linear one.
 *
 * <p>Neurons that read with one sign are one neuron, so y' = out(s x + b) for x &gt; 0, likewise
 * with a slope of its own for x &lt; 0, and out(b) at 0. Given b each side has its own best slope.
 *
 * <ul>
 *   <li>|x|, with either output: ignored p/3 - p^2/4, at b = p/2; one neuron p/6 - p^2/(16 - 6p),
 *       at b = 2p/(8 - 3p) and slope 1 - 3b/2; two 0.
 *   <li>max(x, 0): one neuron suffices.
 *   <li>x^2: a side that a neuron serves has 1/80 + b/12 + b^2/4 at b &gt;= 0, with the slope 3/4 -
 *       3b/2, and at best {@link #SQUARE_SIDE} below, with the kink at (6^.5 - 1)/5 whatever p is.
 *       So two neurons have p times that, and one either p/2 times that and the ignored side's 1/5,
 *       or, at b = 7p/(48 - 18p), a loss of 17p/160 - 49p^2/(2304 - 864p). With a linear output b
 *       is free: two have p/80 - p^2/(576 - 432p), at b = -p/(24 - 18p), and one the latter of
 *       both.
 * </ul>
 */
final class ClosedFormLosses {
  private ClosedFormLosses() {}

  /**
   * The least integral over (0, 1) of (x^2 - s relu(x - t))^2: 1/5 - (1 - t)(t^2 + 2t + 3)^2/48.
   */
  private static final double SQUARE_SIDE = squareSide((Math.sqrt(6) - 1) / 5);

  private static double squareSide(double t) {
    double sum = t * t + 2 * t + 3;
    return 1.0 / 5 - (1 - t) * sum * sum / 48;
  }

  /** Whether they are known. */
  static boolean areKnown(NetworkConfiguration network, TargetFunction function) {
    return function.arguments() == 1
        && network.activation() == Nonlinearity.RELU
        && network.hiddenBias() == HiddenBias.ABSENT
        && network.output() != Nonlinearity.GELU;
  }

  /** With no neuron, one and two, where they {@link #areKnown}. */
  static double[] of(NetworkConfiguration network, TargetFunction function, double p) {
    double ignored = DedicatedLosses.variance(function, p);
    return switch (function) {
      case ABS -> new double[] {ignored, p / 6 - p * p / (16 - 6 * p), 0};
      case RELU -> new double[] {ignored, 0, 0};
      case SQUARE -> {
        double withBias = 17 * p / 160 - 49 * p * p / (2304 - 864 * p);
        if (network.output() == Nonlinearity.IDENTITY) {
          yield new double[] {ignored, withBias, p / 80 - p * p / (576 - 432 * p)};
        }
        double oneSide = p / 2 * (SQUARE_SIDE + 1.0 / 5);
        yield new double[] {ignored, Math.min(oneSide, withBias), p * SQUARE_SIDE};
      }
      case AND, OR, XOR, MAX ->
          throw new IllegalArgumentException(
              "Cannot give losses: function was " + function + ", must be of one input");
    };
  }
}
