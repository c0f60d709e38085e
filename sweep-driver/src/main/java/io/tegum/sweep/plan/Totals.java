package io.tegum.sweep.plan;

import io.tegum.sweep.grid.Grid;

/** A sweep's cost and size, however it is divided. */
public final class Totals {

  private final RunCosts runs = new RunCosts();
  private double coreSeconds;
  private double dearestSeconds;
  private long bytes;
  private long curveBytes;

  private Totals() {}

  /** The totals of {@code grid}, by a walk over its runs. */
  public static Totals of(Grid grid) {
    Totals totals = new Totals();
    grid.forEachRun(
        (first, length, sample, neighbours) -> {
          double seconds = sample.family().coreSeconds(sample, neighbours);
          long curve = sample.family().curveBytes(sample);
          totals.add(first, length, seconds, sample.family().trialBytes(sample), curve);
        });
    return totals;
  }

  private void add(long first, long length, double seconds, long trial, long curve) {
    runs.add(first, length, seconds, trial + curve);
    coreSeconds += length * seconds;
    dearestSeconds = Math.max(dearestSeconds, seconds);
    bytes += length * (trial + curve);
    curveBytes += length * curve;
  }

  /** What it is the sum of. */
  RunCosts runs() {
    return runs;
  }

  /** Predicted core-seconds of all trials. */
  public double coreSeconds() {
    return coreSeconds;
  }

  /** Predicted core-seconds of the trial that takes longest. */
  public double dearestSeconds() {
    return dearestSeconds;
  }

  /** Predicted bytes of all rows. */
  public long bytes() {
    return bytes;
  }

  /** Of these, the curves'. */
  public long curveBytes() {
    return curveBytes;
  }
}
