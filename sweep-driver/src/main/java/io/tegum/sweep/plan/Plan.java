package io.tegum.sweep.plan;

import io.tegum.sweep.grid.Grid;
import java.util.List;

/**
 * What a sweep will take, and how it is divided: in waves, one Spark job each, and these in
 * bundles, one task each. Every trial is in exactly one bundle of one wave. A plan holds its waves;
 * their bundles are cut on demand.
 */
public final class Plan {

  /** More tasks are a burden on a scheduler. */
  public static final int MAX_WAVE_BUNDLES = 20_000;

  /** Fewer leave cores idle at the end of a sweep. */
  private static final int MIN_BUNDLES_PER_CORE = 3;

  /**
   * Predicted bytes of rows that fill a bundle: an executor's core holds them, and the Parquet
   * files made of them, until the bundle ends.
   */
  static final double BUNDLE_BYTES = 32e6;

  private final Grid grid;
  private final Totals totals;
  private final Slices slices;
  private final List<Wave> waves;

  private Plan(Grid grid, Totals totals, Slices slices, List<Wave> waves) {
    this.grid = grid;
    this.totals = totals;
    this.slices = slices;
    this.waves = List.copyOf(waves);
  }

  /**
   * Plans {@code grid}: bundles of about the time that the options ask for or, where it is reached
   * sooner, of about 32 MB of rows; but at least some three a core (if there are as many trials).
   * Walks the grid's runs three times (more often only where costs differ wildly and trials are
   * few), and holds nothing but the waves.
   */
  public static Plan of(Grid grid, PlanOptions options) {
    return of(grid, options, MAX_WAVE_BUNDLES);
  }

  /** With waves of at most {@code waveBundles}. */
  static Plan of(Grid grid, PlanOptions options, int waveBundles) {
    Totals totals = Totals.of(grid, options.costFactor());
    long least =
        Math.min(
            MAX_WAVE_BUNDLES,
            Math.min(grid.trials(), (long) options.cores() * MIN_BUNDLES_PER_CORE));
    double length = options.bundleSeconds(totals.coreSeconds());
    TrialWeight weight = new TrialWeight(options.costFactor(), length / BUNDLE_BYTES, length);
    Plan plan = cut(grid, totals, Slices.of(grid, weight, least, options.cores()), waveBundles);
    // A few costly trials span many slices and leave too few for the cheap ones: let them weigh
    // less.
    while (plan.bundles() < least) {
      weight = weight.withCap(Math.min(weight.cap() / 2, plan.slices.width()));
      plan = cut(grid, totals, Slices.of(grid, weight, least, options.cores()), waveBundles);
    }
    return plan;
  }

  private static Plan cut(Grid grid, Totals totals, Slices slices, int waveBundles) {
    long waves = Math.max(1, ceilDivide(slices.count(), waveBundles));
    WaveCutter cutter = new WaveCutter(Math.max(1, ceilDivide(slices.count(), waves)));
    grid.forEachRun(new Slicer(slices, 0, cutter));
    return new Plan(grid, totals, slices, cutter.waves());
  }

  private static long ceilDivide(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** Number of trials. */
  public long trials() {
    return grid.trials();
  }

  /** Raw combinations that constraints cut. */
  public long cut() {
    return grid.cut();
  }

  /** Raw combinations that give a trial which the sweep has already. */
  public long duplicates() {
    return grid.duplicates();
  }

  /** Expected core-seconds of all trials. */
  public double coreSeconds() {
    return totals.coreSeconds();
  }

  /** Predicted bytes of all rows, before compression. */
  public long bytes() {
    return totals.bytes();
  }

  /** Predicted bytes of the rows of curves, before compression. */
  public long curveBytes() {
    return totals.curveBytes();
  }

  /** Number of bundles of all waves. */
  public long bundles() {
    long bundles = 0;
    for (Wave wave : waves) {
      bundles += wave.bundles();
    }
    return bundles;
  }

  /** The waves, in order of index; one, unless it would have more than 20,000 bundles. */
  public List<Wave> waves() {
    return waves;
  }

  /**
   * The bundles of {@code wave}, one of this plan's; the most expensive first, as a scheduler that
   * takes them in order ends evenly so, and equals in order of index. Walks the wave's runs.
   */
  public List<Bundle> bundles(Wave wave) {
    BundleCutter cutter = new BundleCutter();
    grid.forEachRun(wave.first(), wave.end(), new Slicer(slices, wave.weightBefore(), cutter));
    return cutter.bundles();
  }
}
