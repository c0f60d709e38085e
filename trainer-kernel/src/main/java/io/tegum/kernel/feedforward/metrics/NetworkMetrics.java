package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.metrics.Estimate;

/**
 * What is said of a network, trained or in training.
 *
 * @param estimate L = sum_k I_k functionLosses[k]
 * @param functionLosses K: E (y_k - y'_k)^2
 * @param rho L over that of the best network known without superposition, which makes losses
 *     comparable over sparsities; not a number where neurons suffice for all outputs. What it
 *     proves is said by {@link NetworkMeasurement#rhoProves}
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
