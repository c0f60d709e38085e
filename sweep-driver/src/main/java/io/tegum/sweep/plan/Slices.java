package io.tegum.sweep.plan;

import io.tegum.sweep.grid.Grid;

/**
 * Slices of equal weight.
 *
 * @param weight what a trial weighs
 * @param total weight of all trials
 * @param count number of slices
 */
record Slices(TrialWeight weight, double total, long count) {

  /** A sum of rounded numbers is not one slice more than it should be. */
  private static final double ROUNDING = 1e-9;

  /** Slices of {@code grid} that are as wide as the heaviest trial may be, but at least so many. */
  static Slices of(Grid grid, TrialWeight weight, long least) {
    double[] total = {0};
    grid.forEachRun(
        (first, length, sample) ->
            total[0] += length * weight.of(weight.seconds(sample), ResultSize.bytes(sample)));
    long wanted = (long) Math.ceil(total[0] / weight.cap() - ROUNDING);
    return new Slices(weight, total[0], Math.max(least, wanted));
  }

  double width() {
    return total / count;
  }
}
