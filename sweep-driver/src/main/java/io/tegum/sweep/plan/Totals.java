package io.tegum.sweep.plan;

import io.tegum.sweep.grid.Grid;

/**
 * A sweep's cost and size, however it is divided.
 *
 * @param coreSeconds predicted core-seconds of all trials
 * @param bytes predicted bytes of all rows
 * @param curveBytes of these, the curves'
 */
public record Totals(double coreSeconds, long bytes, long curveBytes) {

  /** The totals of {@code grid}, by a walk over its runs. */
  public static Totals of(Grid grid) {
    double[] seconds = {0};
    long[] bytes = {0, 0};
    grid.forEachRun(
        (first, length, sample, neighbours) -> {
          seconds[0] += length * sample.family().coreSeconds(sample, neighbours);
          long curve = sample.family().curveBytes(sample);
          bytes[0] += length * (sample.family().trialBytes(sample) + curve);
          bytes[1] += length * curve;
        });
    return new Totals(seconds[0], bytes[0], bytes[1]);
  }
}
