package io.tegum.analysis.diagram;

/**
 * How a metric is spread over a cell's completed trials.
 *
 * @param best in the metric's good direction
 * @param lower lower quartile
 * @param median the middle
 * @param upper upper quartile
 */
public record Spread(double best, double lower, double median, double upper) {}
