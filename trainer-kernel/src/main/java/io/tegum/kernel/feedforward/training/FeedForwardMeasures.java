package io.tegum.kernel.feedforward.training;

import io.tegum.kernel.family.Measures;
import io.tegum.kernel.feedforward.metrics.NetworkMetrics;
import io.tegum.kernel.feedforward.model.NetworkParameters;

/**
 * What is kept of a trained network.
 *
 * @param parameters trained parameters, rounded to float
 * @param metrics of those rounded parameters
 * @param monosemanticLoss L of the best network known without superposition
 * @param rhoProves whether a loss below that proves computation in superposition
 * @param lossIsExact whether the losses are exact expectations; else over held-out tokens
 */
public record FeedForwardMeasures(
    NetworkParameters parameters,
    NetworkMetrics metrics,
    double monosemanticLoss,
    boolean rhoProves,
    boolean lossIsExact)
    implements Measures {

  @Override
  public double lossTotal() {
    return metrics.loss();
  }
}
