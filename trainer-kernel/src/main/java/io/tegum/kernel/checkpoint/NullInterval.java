package io.tegum.kernel.checkpoint;

/**
 * Where a statistic falls when there is no structure: its mean over random draws, and the interval
 * in which one more draw would lie with a chance of 99 %, mean ± t sd sqrt(1 + 1/draws), by
 * Student's t. It is never narrower than the draws themselves.
 *
 * @param mean over the draws
 * @param low lower end
 * @param high upper end
 */
public record NullInterval(double mean, double low, double high) {

  /** How likely one more draw lies within. */
  public static final double LEVEL = 0.99;

  /** Fewer draws say nothing of their spread. */
  public static final int FEWEST_DRAWS = 5;

  /** The interval of {@code draws}, at least {@link #FEWEST_DRAWS} (not modified). */
  public static NullInterval of(double[] draws) {
    if (draws.length < FEWEST_DRAWS) {
      throw new IllegalArgumentException(
          "Cannot make an interval: there were %d draws, must be at least %d"
              .formatted(draws.length, FEWEST_DRAWS));
    }
    double mean = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double draw : draws) {
      mean += draw / draws.length;
      least = Math.min(least, draw);
      most = Math.max(most, draw);
    }
    double squares = 0;
    for (double draw : draws) {
      squares += (draw - mean) * (draw - mean);
    }
    double deviation = Math.sqrt(squares / (draws.length - 1));
    double half =
        StudentT.quantile(draws.length - 1, LEVEL) * deviation * Math.sqrt(1 + 1.0 / draws.length);
    return new NullInterval(mean, Math.min(least, mean - half), Math.max(most, mean + half));
  }

  /** Whether {@code statistic} is larger than chance allows. */
  public boolean isBelow(double statistic) {
    return statistic > high;
  }
}
