package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The least expected loss of one output of importance 1, by how many neurons serve it and nothing
 * else, reading its inputs alone: none (a constant output, the function's variance), one, two and
 * so on. More neurons than {@link #most} do not come out lower, or are not looked at beyond {@link
 * #MOST_NEURONS}.
 *
 * <p>Exact ({@link #areExact}) are {@link ClosedFormLosses}; 0; and losses that {@link
 * DedicatedSearch} found and {@link ExhaustiveBound} says are the least. All else is the lowest
 * that the search found, a bound from above.
 */
public final class DedicatedLosses {

  /** Most neurons of an output that are looked at. */
  public static final int MOST_NEURONS = 4;

  /** Beyond this many they are computed anew: trials of a sweep share what they are measured by. */
  private static final int MOST_KEPT = 1024;

  private static final Map<Key, DedicatedLosses> KEPT = new LinkedHashMap<>();

  private final double[] losses;
  private final int exact; // the losses of at most so many neurons are

  private DedicatedLosses(double[] losses, int exact) {
    this.losses = losses;
    this.exact = exact;
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
    if (ClosedFormLosses.areKnown(network, function)) {
      return new DedicatedLosses(ClosedFormLosses.of(network, function, p), Integer.MAX_VALUE);
    }
    DedicatedSearch search = new DedicatedSearch(function, p);
    double[] losses = new double[mostNeurons(network, function) + 1];
    losses[0] = variance(function, p);
    int exact = 0;
    NetworkParameters best = null;
    for (int neurons = 1; neurons < losses.length && losses[neurons - 1] > 0; neurons++) {
      NetworkDescent.Minimum minimum = search.best(network, neurons, best);
      best = minimum.parameters();
      losses[neurons] = Math.min(search.orZero(minimum.loss()), losses[neurons - 1]);
      boolean isProven =
          losses[neurons] == 0
              || ExhaustiveBound.isLeast(losses[neurons], network, function, p, neurons);
      exact = isProven && exact == neurons - 1 ? neurons : exact;
    }
    return new DedicatedLosses(losses, losses[exact] == 0 ? Integer.MAX_VALUE : exact);
  }

  /**
   * Without a hidden bias all ReLU neurons that read one input with one sign are the same neuron,
   * and GELUs are nearly so.
   */
  private static int mostNeurons(NetworkConfiguration network, TargetFunction function) {
    boolean twoKinds = function.arguments() == 1 && network.hiddenBias() == HiddenBias.ABSENT;
    return twoKinds ? 2 : MOST_NEURONS;
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

  /**
   * Whether the losses with at most so many neurons are exact: where they are, no network whose
   * neurons each serve one output is better than the best that is made of them.
   */
  public boolean areExact(int neurons) {
    return neurons <= exact;
  }
}
