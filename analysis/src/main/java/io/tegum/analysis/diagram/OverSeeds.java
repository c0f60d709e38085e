package io.tegum.analysis.diagram;

import java.util.Arrays;

/**
 * Numbers over trials that share seeds. All trials of a seed begin with the same weights and see
 * the same tokens, so they say the same thing again: what is independent is the seed. Each seed is
 * a cluster here, and an interval is over seeds. With a single seed there is none.
 *
 * @param middle the number over all trials
 * @param low lower end of its 95 % interval; NaN with one seed
 * @param high upper end
 * @param seeds how many seeds it is from
 */
public record OverSeeds(double middle, double low, double high, int seeds) {

  /** The normal distribution's quantile at 97.5 %. */
  private static final double Z = 1.959963984540054;

  /**
   * A share. Its variance between seeds (the ratio estimator's, Cochran, Sampling Techniques, 1977,
   * 6.3) says how many independent trials it is worth, but never more than there are; less with few
   * seeds, by Student's t; and as many as seeds where all or none count (Korn and Graubard, 1998).
   * The interval is Wilson's for so many.
   *
   * @param parts trials that count, a number a seed
   * @param wholes all trials, likewise, each positive
   */
  public static OverSeeds share(double[] parts, double[] wholes) {
    int seeds = parts.length;
    double part = Arrays.stream(parts).sum();
    double whole = Arrays.stream(wholes).sum();
    double share = part / whole;
    if (seeds < 2) {
      return new OverSeeds(share, Double.NaN, Double.NaN, seeds);
    }
    double squares = 0;
    for (int seed = 0; seed < seeds; seed++) {
      double off = parts[seed] - share * wholes[seed];
      squares += off * off;
    }
    double variance = squares * seeds / (seeds - 1) / (whole * whole);
    double independent = share * (1 - share) / whole;
    double t = Z / StudentT.at95(seeds - 1);
    double worth = independent == 0 ? seeds : whole * Math.min(1, independent / variance) * t * t;
    double middle = (share * worth + Z * Z / 2) / (worth + Z * Z);
    double half = Z * Math.sqrt(worth * share * (1 - share) + Z * Z / 4) / (worth + Z * Z);
    return new OverSeeds(
        share, share == 0 ? 0 : middle - half, share == 1 ? 1 : middle + half, seeds);
  }

  /**
   * A mean, with Student's interval from the seeds' own means.
   *
   * @param means a number a seed
   */
  public static OverSeeds mean(double[] means) {
    double mean = Arrays.stream(means).average().orElse(Double.NaN);
    if (means.length < 2) {
      return new OverSeeds(mean, Double.NaN, Double.NaN, means.length);
    }
    double squares = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum();
    double error = Math.sqrt(squares / (means.length - 1) / means.length);
    double half = StudentT.at95(means.length - 1) * error;
    return new OverSeeds(mean, mean - half, mean + half, means.length);
  }

  /** With an interval of such numbers alone as the quantity can have. */
  public OverSeeds within(double least, double most) {
    return new OverSeeds(middle, Math.max(least, low), Math.min(most, high), seeds);
  }
}
