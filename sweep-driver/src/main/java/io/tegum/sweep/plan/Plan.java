package io.tegum.sweep.plan;

import io.tegum.sweep.grid.Grid;
import java.util.Comparator;
import java.util.List;

/**
 * What a sweep will take, and how it is divided: in waves, one Spark job each, and these in
 * bundles, one task each. Every trial is in exactly one bundle of one wave. A plan holds its waves
 * and what the grid's runs cost; bundles are cut on demand.
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
  private final RunCosts runs;
  private final PlanOptions options;
  private final double costFactor;
  private final int mostBundlesOfWave;
  private final Slices slices;
  private final List<Wave> waves;

  private Plan(
      Grid grid, Totals totals, PlanOptions options, double costFactor, int mostBundlesOfWave) {
    this.grid = grid;
    this.totals = totals;
    this.options = options;
    this.costFactor = costFactor;
    this.mostBundlesOfWave = mostBundlesOfWave;
    long wanted = Math.min(MAX_WAVE_BUNDLES, (long) options.cores() * MIN_BUNDLES_PER_CORE);
    // A parted stack costs more than a whole one; idle cores, and a long bundle that is lost, cost
    // more still. Who names a length of bundles gets it.
    double most = Math.min(PlanOptions.LONGEST_DEFAULT, coreSeconds() / wanted) / costFactor;
    this.runs =
        options.bundleSeconds().isEmpty()
            ? totals.runs().stacked(most * (1 + Slices.ROUNDING), BUNDLE_BYTES)
            : totals.runs();
    long least = Math.min(wanted, runs.units());
    double length = options.bundleSeconds(coreSeconds());
    TrialWeight weight = new TrialWeight(costFactor, length / BUNDLE_BYTES, length);
    Slices equal = Slices.of(runs, weight, least, options.cores());
    List<Wave> cut = waves(equal);
    // A few costly trials span many slices and leave too few for the cheap ones: let them weigh
    // less.
    while (bundles(cut) < least) {
      weight = weight.withCap(Math.min(weight.cap() / 2, equal.width()));
      equal = Slices.of(runs, weight, least, options.cores());
      cut = waves(equal);
    }
    this.slices = equal;
    this.waves = List.copyOf(cut);
  }

  /** Plans {@code grid}, whose totals are not known yet: one walk more. */
  public static Plan of(Grid grid, PlanOptions options) {
    return of(grid, Totals.of(grid), options);
  }

  /**
   * Plans {@code grid}: bundles of about the time that the options ask for or, where it is reached
   * sooner, of about 32 MB of rows; but at least some three a core (if there are as many units).
   * Stacks of neighbours that take longer are such units where they are at most a third of what
   * each core has to do. Holds nothing but the runs' costs and the waves.
   *
   * @param totals the grid's
   */
  public static Plan of(Grid grid, Totals totals, PlanOptions options) {
    return new Plan(grid, totals, options, 1, MAX_WAVE_BUNDLES);
  }

  /** With waves of at most {@code waveBundles}. */
  static Plan of(Grid grid, PlanOptions options, int waveBundles) {
    return new Plan(grid, Totals.of(grid), options, 1, waveBundles);
  }

  /**
   * The same sweep, divided anew for machines on which trials take {@code factor} times as long as
   * the kernel's cost model predicts.
   */
  public Plan withCostFactor(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException(
          "Cannot plan: cost factor was " + factor + ", must be positive and finite");
    }
    return new Plan(grid, totals, options, factor, mostBundlesOfWave);
  }

  private List<Wave> waves(Slices equal) {
    long count = Math.max(1, ceilDivide(equal.count(), mostBundlesOfWave));
    Cutter cutter = new Cutter(Math.max(1, ceilDivide(equal.count(), count)));
    runs.forEach(new Slicer(equal, 0, cutter));
    return cutter.parts();
  }

  private static long ceilDivide(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** What it was asked for. */
  public PlanOptions options() {
    return options;
  }

  /** Expected over predicted core-seconds of a trial. */
  public double costFactor() {
    return costFactor;
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
    return costFactor * totals.coreSeconds();
  }

  /** Predicted core-seconds of the trial that takes longest, or of those inseparable from it. */
  public double dearestSeconds() {
    return costFactor * totals.dearestSeconds();
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
    return bundles(waves);
  }

  private static long bundles(List<Wave> waves) {
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
    Cutter cutter = new Cutter(1);
    runs.forEach(wave.first(), wave.end(), new Slicer(slices, wave.weightBefore(), cutter));
    return cutter.parts().stream()
        .map(part -> new Bundle(part.first(), part.end(), part.trials(), part.coreSeconds()))
        .sorted(
            Comparator.comparingDouble(Bundle::coreSeconds)
                .reversed()
                .thenComparingLong(Bundle::first))
        .toList();
  }
}
