package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.NetworkParameters;

/** The expected loss of a network over all inputs, without sampling. */
public interface Expectation {

  /**
   * Starts {@code gradient} with {@code parameters} and adds all inputs to it, with the probability
   * of each.
   *
   * @param parameters Not modified
   * @param gradient Modified: has the expected loss and its gradient
   */
  void of(NetworkParameters parameters, NetworkGradient gradient);
}
