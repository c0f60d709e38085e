package io.tegum.sweep.plan;

import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Trial;
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
          Family family = sample.family();
          long curve = family.curveBytes(sample);
          long trial = family.trialBytes(sample);
          Company bundled = bundled(sample, company, trial + curve);
          double seconds = family.coreSeconds(sample, bundled);
          int together = family.inseparable(sample, bundled);
          int stacked =
              together > 1
                  ? together
                  : stacked(length, family.companions(sample, bundled), company);
          totals.add(first, length, together, stacked, seconds, trial, curve);
        });
    return totals;
  }

  /** Twins whose rows one bundle cannot hold are parted. */
  private static Company bundled(Trial sample, Company company, long bytes) {
    int together = sample.family().inseparable(sample, company);
    return together * bytes <= Plan.BUNDLE_BYTES ? company : new Company(company.neighbours(), 1);
  }

  /**
   * Companions that divide a run evenly and are all neighbours; at most as many as there may be. Of
   * 17 trials there are none, though stacks of 16 would cost less: a run is of equal units.
   */
  private static int stacked(long length, int companions, Company company) {
    int stacked = companions;
    while (length % stacked != 0 || company.neighbours() % stacked != 0) {
      stacked--;
    }
    return stacked;
  }

  private void add(
      long first, long length, int together, int stacked, double seconds, long trial, long curve) {
    runs.add(first, length, together, stacked, seconds, trial + curve);
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
