package io.tegum.sweep.run;

import io.tegum.sweep.plan.Bundle;
import io.tegum.sweep.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Driver only. What is left of a sweep once a few of its bundles were trained first, to see how
 * fast these machines are: the kernel's cost model tells what trials cost relative to each other,
 * the pilot what they cost here. Results do not depend on it.
 *
 * @param plan the sweep's, in bundles of the length asked for on these machines
 * @param done what was there before, and what the pilot added
 */
record Pilot(Plan plan, Done done) {

  /** Sweeps shorter than so many predicted seconds on all cores are not worth it. */
  private static final double SHORTEST_SWEEP = 120;

  private static final int BUNDLES_PER_CORE = 2;

  /** Within this factor of the prediction, bundles are long enough, and not too long. */
  private static final double GOOD_ENOUGH = 2;

  /** Trains a pilot of {@code plan}, the sweep called {@code name}'s, if it is long enough. */
  static Pilot run(Plan plan, String name, BundleJob job, Progress progress, Done done)
      throws IOException {
    if (progress.predictedSecondsLeft() < SHORTEST_SWEEP
        || plan.options().bundleSeconds().isPresent()) {
      return new Pilot(plan, done);
    }
    List<Bundle> bundles =
        spread(plan.bundles(plan.waves().get(0)), plan.options().cores() * BUNDLES_PER_CORE);
    job.run(bundles, done, "Sweep %s: pilot".formatted(name), 1);
    Done now = done.plus(bundles);
    double factor = progress.costFactor();
    return factor > GOOD_ENOUGH || factor < 1 / GOOD_ENOUGH
        ? new Pilot(plan.withCostFactor(factor), now)
        : new Pilot(plan, now);
  }

  /** So many of {@code bundles}, evenly from the most expensive to the cheapest. */
  static List<Bundle> spread(List<Bundle> bundles, int count) {
    if (bundles.size() <= count) {
      return bundles;
    }
    List<Bundle> chosen = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      chosen.add(bundles.get((int) ((long) k * (bundles.size() - 1) / Math.max(1, count - 1))));
    }
    return chosen;
  }
}
