package io.tegum.sweep.plan;

import java.util.OptionalDouble;

/**
 * How a grid is divided.
 *
 * @param cores cores that will train, 1 or more
 * @param bundleSeconds expected core-seconds aimed at in a bundle, positive and finite; empty for a
 *     length that suits the sweep's size
 * @param costFactor measured over predicted core-seconds of a trial on the machines that will
 *     train, positive and finite
 */
public record PlanOptions(int cores, OptionalDouble bundleSeconds, double costFactor) {

  /** Long enough to hide a task's overhead, short enough to lose little by a crash. */
  private static final double SHORTEST_DEFAULT = 2;

  /** A crash costs a minute a core. */
  private static final double LONGEST_DEFAULT = 60;

  public PlanOptions {
    if (cores < 1) {
      throw new IllegalArgumentException(
          "Cannot plan: cores were " + cores + ", must be 1 or more");
    }
    if (bundleSeconds.isPresent()) {
      checkPositive("bundle seconds were ", bundleSeconds.getAsDouble());
    }
    checkPositive("cost factor was ", costFactor);
  }

  private static void checkPositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Cannot plan: " + what + value + ", must be positive and finite");
    }
  }

  /** Bundles of the default length, and costs as predicted. */
  public static PlanOptions ofCores(int cores) {
    return new PlanOptions(cores, OptionalDouble.empty(), 1);
  }

  /** With bundles of {@code seconds}, however many that makes. */
  public PlanOptions withBundleSeconds(double seconds) {
    return new PlanOptions(cores, OptionalDouble.of(seconds), costFactor);
  }

  /** With measured over predicted core-seconds. */
  public PlanOptions withCostFactor(double factor) {
    return new PlanOptions(cores, bundleSeconds, factor);
  }

  /** The length aimed at in a sweep of {@code coreSeconds}: by default one wave's while it can. */
  double bundleSeconds(double coreSeconds) {
    long bundles = Plan.MAX_WAVE_BUNDLES - Math.min(Plan.MAX_WAVE_BUNDLES / 2, Slices.extra(cores));
    return bundleSeconds.orElse(
        Math.min(LONGEST_DEFAULT, Math.max(SHORTEST_DEFAULT, coreSeconds / bundles)));
  }
}
