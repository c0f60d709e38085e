package io.tegum.kernel.family;

/** How many points of a curve a trial records: log-spaced steps that coincide are recorded once. */
public final class RecordedPoints {
  private RecordedPoints() {}

  /** Likewise over {@code stages} stages of {@code steps} steps each, which share the points. */
  public static double expected(int points, long steps, int stages) {
    int share = (points - 1 + stages - 1) / stages;
    return Math.min(points, 1 + stages * (expected(share + 1, steps) - 1));
  }

  /**
   * About how many of {@code points} are distinct over {@code steps} steps of one stage. Neighbours
   * are a factor rho = steps^(1 / (points - 1)) apart, so that every step up to 1 / ln rho is
   * recorded, and from there on every point is a step of its own.
   *
   * @return from 1 to the lesser of {@code points} and {@code steps} + 1
   */
  public static double expected(int points, long steps) {
    double most = Math.min(points, steps + 1.0);
    if (points <= 2 || steps <= 1) {
      return most;
    }
    double spacing = StrictMath.log((double) steps) / (points - 2);
    double dense = Math.min((double) steps, Math.max(1, 1 / spacing));
    return Math.min(most, 1 + dense + StrictMath.log(steps / dense) / spacing);
  }
}
