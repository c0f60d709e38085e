package io.tegum.kernel.addition.metrics;

/** Participation ratios: over how many entries a vector is spread. */
final class Participation {
  private Participation() {}

  /**
   * (sum w^2)^2 / sum w^4: 1 where one entry has all, as many as there are where all are alike; NaN
   * where all are 0.
   *
   * @param values every {@code step}-th counts, {@code count} in all, from position {@code at} on
   */
  static double of(double[] values, int at, int step, int count) {
    double squares = 0;
    double fourths = 0;
    for (int k = 0; k < count; k++) {
      double square = values[at + k * step] * values[at + k * step];
      squares += square;
      fourths += square * square;
    }
    return squares * squares / fourths;
  }
}
