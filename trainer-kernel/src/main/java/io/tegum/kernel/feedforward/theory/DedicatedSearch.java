package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for the best network of one output with so many neurons: descents on the exact loss from
 * networks that are known, from the best of one neuron less, from the best without a hidden bias or
 * with a linear output, and from many random ones, of which the most promising go on. Half of those
 * descend at another density first: a network without any error has none at any. What it finds is a
 * bound from above.
 */
final class DedicatedSearch {

  /**
   * A loss so small, relative to that of no neuron, counts as 0: GELUs come ever closer to ReLUs as
   * their weights grow, but never reach them.
   */
  private static final double ZERO = 1e-6;

  private static final long SEED = 0;
  private static final int FIRST_STEPS = 60;
  private static final int MORE_STEPS = 400;
  private static final int PROMISING = 8;

  /** Random starts; fewer where a loss takes many pieces of a uniform input. */
  private static final int STARTS = 320;

  private static final int COSTLY_STARTS = 32;

  private final TargetFunction function;
  private final double p;
  private final double variance;

  /** A search for networks of one such function. */
  DedicatedSearch(TargetFunction function, double p) {
    this.function = function;
    this.p = p;
    variance = DedicatedLosses.variance(function, p);
  }

  /**
   * The best network that is found.
   *
   * @param like says what neurons and outputs do
   * @param fewerOrNull the best with one neuron less
   */
  NetworkDescent.Minimum best(
      NetworkConfiguration like, int neurons, NetworkParameters fewerOrNull) {
    NetworkConfiguration network =
        new NetworkConfiguration(
            function.arguments(), neurons, like.activation(), like.output(), like.hiddenBias());
    RandomStream random = new RandomStream(SEED, Purpose.REPRESENTATION_WEIGHTS);
    NetworkDescent first = descent(network, p, FIRST_STEPS);
    NetworkDescent other = descent(network, otherDensity(), 3 * FIRST_STEPS);
    NetworkDescent more = descent(network, p, MORE_STEPS);
    List<NetworkParameters> starts = new ArrayList<>(KnownNetworks.of(network, function, neurons));
    if (fewerOrNull != null) {
      starts.add(extended(fewerOrNull, first.start(random)));
    }
    if (like.hiddenBias() == HiddenBias.TRAINED) {
      starts.add(
          best(with(like.output(), HiddenBias.ABSENT, network), neurons, fewerOrNull).parameters());
    } else if (like.output() == Nonlinearity.RELU) { // targets are never negative
      starts.add(
          best(with(Nonlinearity.IDENTITY, like.hiddenBias(), network), neurons, fewerOrNull)
              .parameters());
    }
    List<NetworkDescent.Minimum> found = new ArrayList<>();
    for (NetworkParameters start : starts) {
      found.add(more.from(start));
    }
    Comparator<NetworkDescent.Minimum> byLoss =
        Comparator.comparingDouble(NetworkDescent.Minimum::loss);
    int count = isCostly(network) ? COSTLY_STARTS : STARTS;
    for (int k = 0; k < count && !isZero(found); k++) {
      NetworkParameters start = k % 2 == 0 ? first.start(random) : first.wideStart(random);
      found.add(first.from(k % 4 < 2 ? start : other.from(start).parameters()));
    }
    found.sort(byLoss);
    for (int k = 0; k < Math.min(PROMISING, found.size()) && !isZero(found); k++) {
      found.add(more.from(found.get(k).parameters()));
    }
    return found.stream().min(byLoss).orElseThrow();
  }

  private boolean isCostly(NetworkConfiguration network) {
    return function.inputValues() == InputValues.UNIFORM
        && !(network.activation().function().isPiecewiseLinear()
            && network.output().function().isPiecewiseLinear());
  }

  /** The loss, or 0 where it is as good as that. */
  double orZero(double loss) {
    return loss < ZERO * variance ? 0 : loss;
  }

  private boolean isZero(List<NetworkDescent.Minimum> found) {
    return found.stream().anyMatch(minimum -> orZero(minimum.loss()) == 0);
  }

  private static NetworkConfiguration with(
      Nonlinearity output, HiddenBias hiddenBias, NetworkConfiguration network) {
    return new NetworkConfiguration(
        network.inputs(), network.neurons(), network.activation(), output, hiddenBias);
  }

  /** One at which all values of a discrete input are as probable, or a uniform one is present. */
  private double otherDensity() {
    return switch (function.inputValues()) {
      case UNIFORM -> 0.5;
      case BIT -> 1;
      case SIGN -> 2.0 / 3;
    };
  }

  private NetworkDescent descent(NetworkConfiguration network, double p, int steps) {
    int inputs = network.inputs();
    Expectation expectation =
        function.inputValues() == InputValues.UNIFORM
            ? new UniformInput(network, p)
            : new DiscreteInputs(inputs, function.inputValues(), p);
    NetworkGradient gradient =
        new NetworkGradient(network, function, new int[][] {{0, inputs - 1}}, new double[] {1});
    return new NetworkDescent(network, 1, expectation, gradient, variance, p, steps);
  }

  /** The network of one neuron less, with a start's last neuron behind its own. */
  private static NetworkParameters extended(NetworkParameters fewer, NetworkParameters start) {
    System.arraycopy(fewer.w1().data, 0, start.w1().data, 0, fewer.w1().data.length);
    System.arraycopy(fewer.w2().data, 0, start.w2().data, 0, fewer.w2().data.length);
    System.arraycopy(fewer.c().data, 0, start.c().data, 0, fewer.c().data.length);
    start.b().setTo(fewer.b());
    return start;
  }
}
