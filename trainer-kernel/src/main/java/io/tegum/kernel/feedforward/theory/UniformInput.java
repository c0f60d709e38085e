package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import java.util.Arrays;

/**
 * One input that is present with probability p and then uniform on [-1, 1], for networks of one
 * input and one output.
 *
 * <p>The interval is cut where the network has a kink: where a neuron or the output begins to be
 * silent. Between cuts a network of ReLUs is linear, so that the squared error of a polynomial is
 * one of degree 4 at most, which Gauss and Legendre's rule of five nodes integrates exactly (to
 * degree 9). With GELUs, which are smooth, pieces are short instead.
 */
public final class UniformInput implements Expectation {

  private static final double INNER = Math.sqrt(5 - 2 * Math.sqrt(10.0 / 7)) / 3;
  private static final double OUTER = Math.sqrt(5 + 2 * Math.sqrt(10.0 / 7)) / 3;
  private static final double[] NODES = {-OUTER, -INNER, 0, INNER, OUTER};
  private static final double INNER_WEIGHT = (322 + 13 * Math.sqrt(70)) / 900;
  private static final double OUTER_WEIGHT = (322 - 13 * Math.sqrt(70)) / 900;
  private static final double[] WEIGHTS = {
    OUTER_WEIGHT, INNER_WEIGHT, 128.0 / 225, INNER_WEIGHT, OUTER_WEIGHT
  };

  /** Pieces of [-1, 1] where something is smooth; even, as targets have a kink at 0. */
  private static final int SMOOTH_PIECES = 16;

  private static final int ROOT_STEPS = 100;

  private final Nonlinearity activation;
  private final Nonlinearity output;
  private final double p;
  private final double[] token = new double[1];

  /** The input of such networks, whose numbers of inputs and neurons do not matter. */
  public UniformInput(NetworkConfiguration network, double p) {
    activation = network.activation();
    output = network.output();
    this.p = p;
  }

  @Override
  public void of(NetworkParameters parameters, NetworkGradient gradient) {
    gradient.start(parameters);
    token[0] = 0;
    gradient.add(token, 1 - p);
    double[] cuts = cuts(parameters);
    for (int k = 1; k < cuts.length; k++) {
      double root = root(parameters, cuts[k - 1], cuts[k]);
      addPiece(cuts[k - 1], root, gradient);
      addPiece(root, cuts[k], gradient);
    }
  }

  /** Between two of these the sum that reaches the output is linear, or at least smooth. */
  private double[] cuts(NetworkParameters parameters) {
    boolean smooth =
        !activation.function().isPiecewiseLinear() || !output.function().isPiecewiseLinear();
    int pieces = smooth ? SMOOTH_PIECES : 2;
    int kinks = activation.function().isPiecewiseLinear() ? parameters.neurons() : 0;
    double[] cuts = new double[pieces + 1 + kinks];
    for (int k = 0; k <= pieces; k++) {
      cuts[k] = (2.0 * k - pieces) / pieces;
    }
    for (int a = 0; a < kinks; a++) {
      double kink = -parameters.c().data[a] / parameters.w1().data[a];
      cuts[pieces + 1 + a] = Math.abs(kink) < 1 ? kink : 1; // also where it is not a number
    }
    Arrays.sort(cuts);
    return cuts;
  }

  /** Where the output begins or ends to be silent between two cuts, or the second if nowhere. */
  private double root(NetworkParameters parameters, double low, double high) {
    if (output != Nonlinearity.RELU) {
      return high;
    }
    double atLow = sum(parameters, low);
    double atHigh = sum(parameters, high);
    if (atLow * atHigh >= 0) {
      return high;
    }
    double left = low;
    double right = high;
    for (int step = 0; step < ROOT_STEPS; step++) {
      double middle = left + (right - left) * atLow / (atLow - atHigh);
      if (step % 2 == 1) {
        middle = (left + right) / 2; // every other step halves: no curve can hold it up
      }
      double atMiddle = sum(parameters, middle);
      if (atMiddle == 0 || middle <= left || middle >= right) {
        return middle;
      }
      if (atMiddle * atLow < 0) {
        right = middle;
        atHigh = atMiddle;
      } else {
        left = middle;
        atLow = atMiddle;
      }
    }
    return (left + right) / 2;
  }

  /** What reaches the output. */
  private double sum(NetworkParameters parameters, double x) {
    double sum = parameters.b().data[0];
    for (int a = 0; a < parameters.neurons(); a++) {
      double z = parameters.w1().data[a] * x + parameters.c().data[a];
      sum += parameters.w2().data[a] * activation.value(z);
    }
    return sum;
  }

  private void addPiece(double from, double to, NetworkGradient gradient) {
    double half = (to - from) / 2;
    if (half <= 0) {
      return;
    }
    for (int k = 0; k < NODES.length; k++) {
      token[0] = from + half * (1 + NODES[k]);
      gradient.add(token, p / 2 * half * WEIGHTS[k]);
    }
  }
}
