package io.tegum.sweep.check;

import java.util.Arrays;

/** The middle of several numbers: what came out in at least half of the seeds. */
final class Median {
  private Median() {}

  /**
   * The middle value, or the mean of the two middle ones.
   *
   * @param values at least one; NaN, for never, is larger than any number
   */
  static double of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted); // NaN last
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
