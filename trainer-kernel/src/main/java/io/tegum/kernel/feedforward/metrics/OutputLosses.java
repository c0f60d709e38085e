package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.metrics.Estimate;

/**
 * What a network's outputs are off by. The array belongs to this record and must not be changed.
 *
 * @param each E (y_k - y'_k)^2 of each output, K
 * @param total L = sum_k I_k each[k]
 */
public record OutputLosses(double[] each, Estimate total) {}
