package io.tegum.sweep.plan;

import java.util.OptionalDouble;

/**
 * How a grid is divided.
 *
 * @param cores cores that will train, 1 or more
 * @param bundleSeconds expected core-seconds aimed at in a bundle, positive and finite; empty for a
 *     length that suits the sweep's size
 */
public record PlanOptions(int cores, OptionalDouble bundleSeconds) {

  /** Long enough to hide a task's overhead, short enough to lose little by a crash. */
  private static final double SHORTEST_DEFAULT = 2;

  /** A crash costs a minute a core. */
  static final double LONGEST_DEFAULT = 60;

  public PlanOptions {
    if (cores < 1) {
      throw new IllegalArgumentException(
          "Cannot plan: cores were " + cores + ", must be 1 or more");
    }
    if (bundleSeconds.isPresent()) {
      double seconds = bundleSeconds.getAsDouble();
      if (!(seconds > 0) || Double.isInfinite(seconds)) {
        throw new IllegalArgumentException(
            "Cannot plan: bundle seconds were " + seconds + ", must be positive and finite");
      }
    }
  }

  /** The length aimed at in a sweep of {@code coreSeconds}: by default one wave's while it can. */
  double bundleSeconds(double coreSeconds) {
    long bundles = Plan.MAX_WAVE_BUNDLES - Math.min(Plan.MAX_WAVE_BUNDLES / 2, Slices.extra(cores));
    return bundleSeconds.orElse(
        Math.min(LONGEST_DEFAULT, Math.max(SHORTEST_DEFAULT, coreSeconds / bundles)));
  }
}
