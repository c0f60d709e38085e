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
        (first, length, sample, company) -> {
          double seconds = sample.family().coreSeconds(sample, company);
          long curve = sample.family().curveBytes(sample);
          int together = sample.family().inseparable(sample, company);
          long trial = sample.family().trialBytes(sample);
          totals.add(first, length, together, seconds, trial, curve);
        });
    return totals;
  }

  private void add(long first, long length, int together, double seconds, long trial, long curve) {
    runs.add(first, length, together, seconds, trial + curve);
    coreSeconds += length * seconds;
    dearestSeconds = Math.max(dearestSeconds, together * seconds);
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

  /** Predicted core-seconds of the trial that takes longest, or of those inseparable from it. */
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
