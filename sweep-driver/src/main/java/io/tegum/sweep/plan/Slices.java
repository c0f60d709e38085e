package io.tegum.sweep.plan;

/**
 * The line of trials, divided by weight: in slices of equal weight, and towards its end in finer
 * ones, with which the cores end at about the same time.
 *
 * @param weight what a trial weighs
 * @param total weight of all trials
 * @param coarse number of slices of full width, which come first
 * @param fine number of slices of a {@value #FINER}th of it, a multiple of {@value #FINER}
 */
record Slices(TrialWeight weight, double total, long coarse, long fine) {

  private static final int FINER = 4;

  /** Seconds below which a slice is not worth a task of its own. */
  private static final double FINEST = 0.25;

  /** A sum of rounded numbers is not one slice more than it should be. */
  static final double ROUNDING = 1e-9;

  /**
   * Slices of all {@code runs} that are as wide as the heaviest trial may be, but at least so many;
   * of these the last ones, one a core and at most half of all, are divided further.
   */
  static Slices of(RunCosts runs, TrialWeight weight, long least, int cores) {
    double[] total = {0};
    double[] coreSeconds = {0};
    runs.forEach(
        (first, length, together, predicted, bytes) -> {
          double seconds = weight.seconds(predicted);
          coreSeconds[0] += length * seconds;
          long units = length / together;
          total[0] += units * weight.of(together * seconds, together * bytes);
        });
    long wanted = Math.max(least, (long) Math.ceil(total[0] / weight.cap() - ROUNDING));
    boolean worthIt = coreSeconds[0] / wanted >= FINER * FINEST;
    long divided = worthIt ? Math.min(cores, wanted / 2) : 0;
    return new Slices(weight, total[0], wanted - divided, divided * FINER);
  }

  /** Slices that {@link #of} makes beyond those of full width, at most. */
  static long extra(int cores) {
    return (long) cores * (FINER - 1);
  }

  long count() {
    return coarse + fine;
  }

  /** Weight of a slice of full width. */
  double width() {
    return total / (coarse + fine / FINER);
  }

  /** The slice into which a point of the line falls. */
  long at(double point) {
    double fineFrom = coarse * width();
    long slice =
        point < fineFrom
            ? Math.min(coarse - 1, (long) (point / width()))
            : coarse + (long) ((point - fineFrom) / (width() / FINER));
    return Math.min(count() - 1, slice);
  }

  /** The point of the line at which {@code slice} ends. */
  double end(long slice) {
    return slice < coarse
        ? (slice + 1.0) * width()
        : coarse * width() + (slice + 1.0 - coarse) * (width() / FINER);
  }
}
