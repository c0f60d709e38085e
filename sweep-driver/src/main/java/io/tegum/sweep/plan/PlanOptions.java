package io.tegum.sweep.plan;

/**
 * How a grid is divided.
 *
 * @param cores cores that will train, 1 or more
 * @param bundleSeconds predicted core-seconds aimed at in a bundle; positive and finite
 */
public record PlanOptions(int cores, double bundleSeconds) {

  /** Long enough to hide a task's overhead, short enough to lose little by a crash. */
  public static final double DEFAULT_BUNDLE_SECONDS = 2;

  public PlanOptions {
    if (cores < 1) {
      throw new IllegalArgumentException(
          "Cannot plan: cores were " + cores + ", must be 1 or more");
    }
    if (!(bundleSeconds > 0) || Double.isInfinite(bundleSeconds)) {
      throw new IllegalArgumentException(
          "Cannot plan: bundle seconds were " + bundleSeconds + ", must be positive and finite");
    }
  }

  /** The default bundle length for {@code cores} cores. */
  public static PlanOptions ofCores(int cores) {
    return new PlanOptions(cores, DEFAULT_BUNDLE_SECONDS);
  }
}
