package io.tegum.kernel.feedforward.step;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.optimiser.FloatOptimizer;

/**
 * The training step in float: draws a step's tokens and leaves the loss's gradient, as {@code
 * gradient.NetworkGradient} specifies, in the weights. Everything is allocated once a trial; a step
 * allocates nothing.
 */
public sealed interface NetworkStep extends AutoCloseable
    permits FeatureMajorNetwork, TokenMajorNetwork {

  /** Networks up to this width have more tokens than neurons for the lanes of a vector. */
  int LARGEST_FEATURE_MAJOR = 24;

  /** The step that is expected to be faster. */
  static NetworkStep of(FeedForwardConfiguration configuration) {
    int widest =
        Math.max(
            configuration.neurons(), Math.max(configuration.inputs(), configuration.outputs()));
    return widest <= LARGEST_FEATURE_MAJOR
        ? new FeatureMajorNetwork(configuration)
        : new TokenMajorNetwork(configuration);
  }

  /** Leaves the gradient of the loss on the tokens of step {@code step}; returns that loss. */
  double step(long step);

  /** An optimiser of all that is trained. */
  FloatOptimizer optimizer();

  /** Takes over {@code parameters}, rounded to float. Not modified. */
  void load(NetworkParameters parameters);

  /**
   * Copies the parameters out.
   *
   * @param parameters Modified
   */
  void store(NetworkParameters parameters);

  /**
   * Copies the last step's gradient out.
   *
   * @param gradient Modified; c's is left as it was where c is not trained
   */
  void storeGradient(NetworkParameters gradient);

  /** Ends the use of the step, so that its memory can serve another. */
  @Override
  default void close() {}
}
