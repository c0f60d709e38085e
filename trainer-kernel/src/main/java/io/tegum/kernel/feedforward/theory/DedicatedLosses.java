package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The least expected loss of one output of importance 1, by how many neurons serve it and nothing
 * else: none (a constant output, the function's variance), one, two and so on. More neurons than
 * {@link #most} do not come out lower, or are not looked at beyond {@link #MOST_NEURONS}.
 *
 * <p>|x| in closed form, with ReLU neurons and no hidden bias: ignored p/3 - p^2/4, at b = p/2; one
 * neuron p/6 - p^2/(16 - 6p), at b = 2p/(8 - 3p) and slope 1 - 3b/2; two 0.
 *
 * <p>In general the lowest of several descents on the exact loss: a bound from above, without proof
 * that none is lower.
 */
public final class DedicatedLosses {

  /** Most neurons of an output that are looked at. */
  public static final int MOST_NEURONS = 4;

  private static final int STARTS = 16;
  private static final int MAX_STEPS = 200;
  private static final long SEED = 0;

  /**
   * A loss so small, relative to that of no neuron, counts as 0: GELUs come ever closer to ReLUs as
   * their weights grow, but never reach them.
   */
  private static final double ZERO = 1e-6;

  /** Beyond this many they are computed anew: trials of a sweep share what they are measured by. */
  private static final int MOST_KEPT = 1024;

  private static final Map<Key, DedicatedLosses> KEPT = new LinkedHashMap<>();

  private final double[] losses;

  private DedicatedLosses(double[] losses) {
    this.losses = losses;
  }

  /** What they depend on. */
  private record Key(
      TargetFunction function,
      double p,
      Nonlinearity activation,
      Nonlinearity output,
      HiddenBias hiddenBias) {}

  /**
   * Those of each output of such networks; how many inputs and neurons they have does not matter.
   */
  public static DedicatedLosses of(NetworkConfiguration network, TaskConfiguration task) {
    Key key =
        new Key(
            task.function(),
            task.presentProbability(),
            network.activation(),
            network.output(),
            network.hiddenBias());
    synchronized (KEPT) {
      DedicatedLosses kept = KEPT.get(key);
      if (kept == null) {
        kept = find(network, task);
        if (KEPT.size() == MOST_KEPT) {
          KEPT.remove(KEPT.keySet().iterator().next());
        }
        KEPT.put(key, kept);
      }
      return kept;
    }
  }

  private static DedicatedLosses find(NetworkConfiguration network, TaskConfiguration task) {
    TargetFunction function = task.function();
    double p = task.presentProbability();
    double variance = variance(function, p);
    double[] losses = new double[mostNeurons(network, function) + 1];
    losses[0] = variance;
    NetworkParameters best = null;
    for (int neurons = 1; neurons < losses.length; neurons++) {
      if (losses[neurons - 1] == 0) {
        continue;
      }
      NetworkDescent.Minimum minimum = best(network, function, p, neurons, variance, best);
      best = minimum.parameters();
      losses[neurons] = minimum.loss() < ZERO * variance ? 0 : minimum.loss();
      losses[neurons] = Math.min(losses[neurons], losses[neurons - 1]);
    }
    return new DedicatedLosses(losses);
  }

  /**
   * Without a hidden bias all ReLU neurons that read one input with one sign are the same neuron,
   * and GELUs are nearly so.
   */
  private static int mostNeurons(NetworkConfiguration network, TargetFunction function) {
    boolean twoKinds = function.arguments() == 1 && network.hiddenBias() == HiddenBias.ABSENT;
    return twoKinds ? 2 : MOST_NEURONS;
  }

  private static NetworkDescent.Minimum best(
      NetworkConfiguration like,
      TargetFunction function,
      double p,
      int neurons,
      double variance,
      NetworkParameters fewerOrNull) {
    int inputs = function.arguments();
    NetworkConfiguration network =
        new NetworkConfiguration(
            inputs, neurons, like.activation(), like.output(), like.hiddenBias());
    NetworkGradient gradient =
        new NetworkGradient(network, function, new int[][] {{0, inputs - 1}}, new double[] {1});
    Expectation expectation =
        function.inputValues() == InputValues.UNIFORM
            ? new UniformInput(network, p)
            : new DiscreteInputs(inputs, function.inputValues(), p);
    NetworkDescent descent =
        new NetworkDescent(network, 1, expectation, gradient, variance, p, MAX_STEPS);
    RandomStream random = new RandomStream(SEED, Purpose.REPRESENTATION_WEIGHTS);
    NetworkDescent.Minimum best = null;
    if (like.hiddenBias() == HiddenBias.TRAINED) { // no worse than without a bias
      NetworkConfiguration plain =
          new NetworkConfiguration(
              inputs, neurons, like.activation(), like.output(), HiddenBias.ABSENT);
      best = descent.from(best(plain, function, p, neurons, variance, fewerOrNull).parameters());
    }
    for (int k = 0; k < STARTS && (best == null || best.loss() > ZERO * variance); k++) {
      NetworkParameters start = descent.start(random);
      if (k == 0 && fewerOrNull != null) {
        extend(fewerOrNull, start);
      }
      NetworkDescent.Minimum minimum = descent.from(start);
      if (best == null || minimum.loss() < best.loss()) {
        best = minimum;
      }
    }
    return best;
  }

  /** Puts the network of one neuron less before a start's last neuron. */
  private static void extend(NetworkParameters fewer, NetworkParameters start) {
    System.arraycopy(fewer.w1().data, 0, start.w1().data, 0, fewer.w1().data.length);
    System.arraycopy(fewer.w2().data, 0, start.w2().data, 0, fewer.w2().data.length);
    System.arraycopy(fewer.c().data, 0, start.c().data, 0, fewer.c().data.length);
    start.b().setTo(fewer.b());
  }

  /** Var f, the loss of the best constant. */
  public static double variance(TargetFunction function, double p) {
    return switch (function) {
      case ABS -> p / 3 - p * p / 4;
      case SQUARE -> p / 5 - p * p / 9;
      case RELU -> p / 6 - p * p / 16;
      case AND, OR, XOR, MAX -> discreteVariance(function, p);
    };
  }

  private static double discreteVariance(TargetFunction function, double p) {
    double[] moments = new double[2];
    new DiscreteInputs(2, function.inputValues(), p)
        .forEach(
            (token, probability) -> {
              double value = function.of(token[0], token[1]);
              moments[0] += probability * value;
              moments[1] += probability * value * value;
            });
    return moments[1] - moments[0] * moments[0];
  }

  /** The largest number of neurons that {@link #of(int)} knows. */
  public int most() {
    return losses.length - 1;
  }

  /** The least loss with so many neurons, 0 to {@link #most}. */
  public double of(int neurons) {
    return losses[neurons];
  }
}
