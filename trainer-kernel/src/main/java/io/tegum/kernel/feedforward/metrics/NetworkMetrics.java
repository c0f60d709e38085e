package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.metrics.Estimate;

/**
 * What is said of a network, trained or in training.
 *
 * @param estimate L = sum_k I_k functionLosses[k]
 * @param functionLosses K: E (y_k - y'_k)^2
 * @param rho L over that of the best network without superposition, which makes losses comparable
 *     over sparsities: below 1 it proves computation in superposition; not a number where neurons
 *     suffice for all outputs
 * @param computed how many outputs have less than half of the loss of an ignored one; a single ReLU
 *     neuron never gets |x| there, as it takes away less than half
 * @param classes of neurons and of outputs
 */
public record NetworkMetrics(
    Estimate estimate, double[] functionLosses, double rho, int computed, NetworkClasses classes) {

  /** L. */
  public double loss() {
    return estimate.value();
  }
}
