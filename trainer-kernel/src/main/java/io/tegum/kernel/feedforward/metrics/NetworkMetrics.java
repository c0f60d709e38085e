package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.feedforward.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.NetworkParameters;
import io.tegum.kernel.feedforward.theory.DedicatedLosses;
import io.tegum.kernel.feedforward.theory.MonosemanticNetwork;

/**
 * What is said of a network, trained or in training.
 *
 * @param loss L = sum_k I_k functionLosses[k]
 * @param functionLosses K: E (y_k - y'_k)^2
 * @param monosemanticLoss L of the best network without superposition, 0 where neurons suffice
 * @param rho loss over monosemanticLoss, which makes losses comparable over sparsities: below 1 it
 *     proves computation in superposition; not a number where neurons suffice for all outputs
 * @param computed how many outputs have less than half of the loss of an ignored one; a single ReLU
 *     neuron never gets |x| there, as it takes away less than half
 * @param classes of neurons and of outputs
 */
public record NetworkMetrics(
    double loss,
    double[] functionLosses,
    double monosemanticLoss,
    double rho,
    int computed,
    NetworkClasses classes) {

  /** The metrics of a network whose outputs have these losses. */
  public static NetworkMetrics of(
      FeedForwardConfiguration configuration,
      NetworkParameters parameters,
      double[] functionLosses) {
    double[] importance = configuration.importance();
    DedicatedLosses dedicated = DedicatedLosses.of(configuration.network(), configuration.task());
    double monosemantic =
        MonosemanticNetwork.of(importance, configuration.neurons(), dedicated).loss();
    double loss = ExpectedLosses.total(functionLosses, importance);
    int computed = 0;
    for (double each : functionLosses) {
      computed += each < dedicated.of(0) / 2 ? 1 : 0;
    }
    return new NetworkMetrics(
        loss,
        functionLosses,
        monosemantic,
        monosemantic > 0 ? loss / monosemantic : Double.NaN,
        computed,
        NetworkClasses.of(configuration, parameters, functionLosses));
  }
}
