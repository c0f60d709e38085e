package io.tegum.sweep.plan;

import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Grid;

/** A sweep's cost and size, however it is divided. */
public final class Totals {

  private final RunCosts runs = new RunCosts();
  private long units;
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
          Family family = sample.family();
          long curve = family.curveBytes(sample);
          long trial = family.trialBytes(sample);
          Company bundled = bundled(sample, company, trial + curve);
          double seconds = family.coreSeconds(sample, bundled);
          totals.add(first, length, family.inseparable(sample, bundled), seconds, trial, curve);
        });
    return totals;
  }

  /** Twins whose rows one bundle cannot hold are parted. */
  private static Company bundled(Trial sample, Company company, long bytes) {
    int together = sample.family().inseparable(sample, company);
    return together * bytes <= Plan.BUNDLE_BYTES ? company : new Company(company.neighbours(), 1);
  }

  private void add(long first, long length, int together, double seconds, long trial, long curve) {
    runs.add(first, length, together, seconds, trial + curve);
    units += length / together;
    coreSeconds += length * seconds;
    dearestSeconds = Math.max(dearestSeconds, together * seconds);
    bytes += length * (trial + curve);
    curveBytes += length * curve;
  }

  /** What it is the sum of. */
  RunCosts runs() {
    return runs;
  }

  /** Into how many bundles the trials can be divided, at most. */
  long units() {
    return units;
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
