package io.tegum.sweep.plan;

import io.tegum.sweep.grid.Grid;

/**
 * A sweep's cost and size.
 *
 * @param coreSeconds expected core-seconds of all trials
 * @param bytes predicted bytes of all rows
 * @param curveBytes of these, the curves'
 */
record Totals(double coreSeconds, long bytes, long curveBytes) {

  /** The totals of {@code grid}; {@code costFactor} is expected over predicted seconds. */
  static Totals of(Grid grid, double costFactor) {
    double[] seconds = {0};
    long[] bytes = {0, 0};
    grid.forEachRun(
        (first, length, sample, neighbours) -> {
          seconds[0] += length * costFactor * CostModel.coreSeconds(sample, neighbours);
          bytes[0] += length * ResultSize.bytes(sample);
          bytes[1] += length * ResultSize.curve(sample);
        });
    return new Totals(seconds[0], bytes[0], bytes[1]);
  }
}
