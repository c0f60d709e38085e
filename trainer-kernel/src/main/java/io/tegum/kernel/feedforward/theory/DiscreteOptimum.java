package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;

/**
 * The best network known for a function of few discrete inputs: the lowest of many descents on the
 * exact expected loss. A bound from above, without proof that none is lower.
 *
 * @param parameters owned by this record
 * @param loss their expected loss, exact
 */
public record DiscreteOptimum(NetworkParameters parameters, double loss) {

  /** Most tokens that are enumerated in each step of a descent. */
  public static final int MAX_TOKENS = 1 << 12;

  private static final int MAX_STEPS = 1000;
  private static final long SEED = 1;

  /**
   * Descends from so many random starts. The same arguments give the same bits on every machine.
   *
   * @param configuration of a discrete function, with {@link #MAX_TOKENS} tokens at most
   * @param starts 1 or more
   */
  public static DiscreteOptimum of(FeedForwardConfiguration configuration, int starts) {
    InputValues kind = configuration.task().function().inputValues();
    if (DiscreteInputs.count(configuration.inputs(), kind) > MAX_TOKENS) {
      throw new IllegalArgumentException(
          "Cannot find the optimum: %d inputs of kind %s take more than %d values"
              .formatted(configuration.inputs(), kind, MAX_TOKENS));
    }
    double p = configuration.task().presentProbability();
    double scale = 0;
    for (double importance : configuration.importance()) {
      scale += importance * DedicatedLosses.variance(configuration.task().function(), p);
    }
    NetworkDescent descent =
        new NetworkDescent(
            configuration.network(),
            configuration.outputs(),
            new DiscreteInputs(configuration.inputs(), kind, p),
            new NetworkGradient(configuration),
            scale,
            p,
            MAX_STEPS);
    RandomStream random = new RandomStream(SEED, Purpose.REPRESENTATION_WEIGHTS);
    NetworkDescent.Minimum best = null;
    for (int k = 0; k < starts; k++) {
      NetworkDescent.Minimum minimum = descent.from(descent.start(random));
      if (best == null || minimum.loss() < best.loss()) {
        best = minimum;
      }
    }
    return new DiscreteOptimum(best.parameters(), best.loss());
  }
}
