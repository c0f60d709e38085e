package io.tegum.sweep.plan;

import io.tegum.sweep.grid.Grid;
import java.util.List;

/**
 * What a sweep will take, and how it is divided.
 *
 * @param trials number of trials
 * @param cut raw combinations that constraints cut
 * @param duplicates raw combinations that give a trial which the sweep has already
 * @param coreSeconds predicted core-seconds of all trials
 * @param bytes predicted bytes of all rows, before compression
 * @param bundles every trial in exactly one; the most expensive first, as a scheduler that takes
 *     them in order ends evenly so
 */
public record Plan(
    long trials, long cut, long duplicates, double coreSeconds, long bytes, List<Bundle> bundles) {

  /** Fewer leave cores idle at the end of a sweep. */
  private static final int MIN_BUNDLES_PER_CORE = 3;

  /** More are a burden on a scheduler. */
  private static final int MAX_BUNDLES = 20_000;

  public Plan {
    bundles = List.copyOf(bundles);
  }

  /**
   * Plans {@code grid}: bundles of about the predicted time that the options ask for, but at least
   * some three a core (if there are as many trials) and at most 20,000. Walks the grid's runs twice
   * (more often only where costs differ wildly), and holds nothing but the bundles.
   */
  public static Plan of(Grid grid, PlanOptions options) {
    Totals totals = new Totals();
    grid.forEachRun(totals);
    long least =
        Math.min(
            MAX_BUNDLES, Math.min(grid.trials(), (long) options.cores() * MIN_BUNDLES_PER_CORE));
    double wanted = Math.min(MAX_BUNDLES, totals.coreSeconds() / options.bundleSeconds());
    int slices = (int) Math.max(least, (long) Math.ceil(wanted));
    List<Bundle> bundles = cut(grid, totals.coreSeconds(), slices);
    // A few costly trials span many slices and leave too few for the cheap ones: cut finer.
    while (bundles.size() < least && slices < MAX_BUNDLES) {
      slices = Math.min(MAX_BUNDLES, 2 * slices);
      bundles = cut(grid, totals.coreSeconds(), slices);
    }
    return new Plan(
        grid.trials(),
        grid.cut(),
        grid.duplicates(),
        totals.coreSeconds(),
        totals.bytes(),
        bundles);
  }

  private static List<Bundle> cut(Grid grid, double coreSeconds, int slices) {
    BundleCutter cutter = new BundleCutter(coreSeconds, slices);
    grid.forEachRun(cutter);
    return cutter.bundles();
  }
}
