package io.tegum.sweep.plan;

/**
 * What keeps a cluster from an ideal schedule.
 *
 * @param spread standard deviation of the logarithm of actual over expected cost; the mean of the
 *     ratio is 1
 * @param bundleSeconds of a core, a bundle, beside training: its task, and writing its two files
 * @param dispatchSeconds of the driver, which starts one bundle at a time
 * @param jobSeconds of the driver before a wave's first bundle
 * @param slowShare share of executors that are slow
 * @param slowdown how many times longer these take
 * @param failuresPerHour failures of an executor in an hour, at moments that know no past
 * @param restartSeconds until a failed executor is back
 */
record ClusterConditions(
    double spread,
    double bundleSeconds,
    double dispatchSeconds,
    double jobSeconds,
    double slowShare,
    double slowdown,
    double failuresPerHour,
    double restartSeconds) {

  /**
   * 94 of 116 configurations were within a factor of 1.5 of the prediction (docs/lab/sweeps.md): ln
   * 1.5 is 1.31 standard deviations.
   */
  private static final double SPREAD = Math.log(1.5) / 1.31;

  /** The upper end of what one-task jobs with small files took. */
  private static final double BUNDLE_SECONDS = 0.025;

  /** An empty task in another JVM. */
  private static final double DISPATCH_SECONDS = 0.0008;

  /** The upper end of what jobs of one empty task took. */
  private static final double JOB_SECONDS = 0.025;

  /** Assumed, not measured: shared machines are seldom equally fast. */
  private static final double SLOW_SHARE = 0.05;

  /** Assumed, as above. */
  private static final double SLOWDOWN = 1.5;

  /** Some 20 s until processes of a standalone cluster are up, some 10 s to the first task. */
  private static final double RESTART_SECONDS = 30;

  /** As measured where this could be, with executors that fail so often. */
  static ClusterConditions usual(double failuresPerHour) {
    return new ClusterConditions(
        SPREAD,
        BUNDLE_SECONDS,
        DISPATCH_SECONDS,
        JOB_SECONDS,
        SLOW_SHARE,
        SLOWDOWN,
        failuresPerHour,
        RESTART_SECONDS);
  }
}
