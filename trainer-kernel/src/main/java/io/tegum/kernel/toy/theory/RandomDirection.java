package io.tegum.kernel.toy.theory;

import io.tegum.kernel.nonlinear.Gaussian;

/**
 * What chance alone gives: the law of the largest |cosine| between a uniformly random direction in
 * m dimensions and r orthonormal vectors.
 *
 * <p>The first cosine c is sin(phi) with phi of density proportional to cos^(m-2), in closed form
 * P(|c| &lt;= x) = I_{x^2}(1/2, (m-1)/2). Given it, the rest of the direction is uniform again in m
 * - 1 dimensions and of length cos(phi), so with F_{0,m} = 1
 *
 * <pre>F_{r,m}(x) = K integral over |phi| &lt;= asin x of cos^(m-2)(phi) F_{r-1,m-1}(x / cos phi).
 * </pre>
 *
 * Each level is tabulated on an even grid, by Simpson's rule; accurate to 1e-3.
 */
public final class RandomDirection {
  private static final int GRID = 1000;
  private static final int INTERVALS = 400; // even, for Simpson's rule
  private static final int FINE_INTERVALS = 2000; // likewise

  /** No coordinate of a standard normal vector is as large, but for one chance in 1e30. */
  private static final double FARTHEST = 12;

  private final double[] table;

  private RandomDirection(double[] table) {
    this.table = table;
  }

  /**
   * The law of the largest of {@code vectors} |cosines|.
   *
   * @param vectors r, 1 to m
   * @param dimensions m, at least 1
   */
  public static RandomDirection of(int vectors, int dimensions) {
    if (vectors < 1 || vectors > dimensions) {
      throw new IllegalArgumentException(
          "Cannot compare with chance: there were "
              + vectors
              + " vectors in "
              + dimensions
              + " dimensions, must be 1 to as many as dimensions");
    }
    double[] table = new double[GRID + 1];
    int done = vectors == dimensions ? Math.min(2, vectors) : 0;
    for (int i = 0; i <= GRID; i++) {
      table[i] = done == 0 ? 1 : done == 1 ? (i == GRID ? 1 : 0) : inThePlane(i / (double) GRID);
    }
    for (int level = done + 1; level <= vectors; level++) {
      table = next(table, dimensions - vectors + level);
    }
    return new RandomDirection(table);
  }

  /**
   * The mean of the largest |coordinate| of a uniformly random direction in m dimensions, which is
   * what chance alone gives for the largest |cosine| with the axes. A standard normal vector is its
   * direction times its length, which are independent, so it is E max |g_k| over E |g|: the first
   * the integral of 1 - (2 Phi(x) - 1)^m over x &gt; 0, by Simpson's rule; the second from E |g| =
   * sqrt(2 / pi) in one dimension and (E |g| in m) (E |g| in m + 1) = m. Accurate to 1e-9.
   *
   * @param dimensions m, at least 1
   */
  public static double meanLargest(int dimensions) {
    double length = Math.sqrt(2 / Math.PI);
    for (int m = 1; m < dimensions; m++) {
      length = m / length;
    }
    double step = FARTHEST / FINE_INTERVALS;
    double sum = 0;
    for (int i = 0; i <= FINE_INTERVALS; i++) {
      double weight = i == 0 || i == FINE_INTERVALS ? 1 : i % 2 == 1 ? 4 : 2;
      double within = 2 * Gaussian.below(i * step) - 1;
      sum += weight * (1 - StrictMath.pow(within, dimensions));
    }
    return sum * step / 3 / length;
  }

  /** P(largest |cosine| is at most x). */
  public double atMost(double x) {
    return interpolated(table, x);
  }

  /** F_{2,2}: the larger of |cos| and |sin| of a uniform angle. */
  private static double inThePlane(double x) {
    return Math.max(0, 1 - 4 / Math.PI * StrictMath.acos(x));
  }

  private static double[] next(double[] previous, int dimensions) {
    double norm = 1 / powerIntegral(dimensions - 2);
    double[] table = new double[GRID + 1];
    table[GRID] = 1;
    for (int i = 1; i < GRID; i++) {
      double x = i / (double) GRID;
      double step = StrictMath.asin(x) / INTERVALS;
      double sum = 0;
      for (int j = 0; j <= INTERVALS; j++) {
        double cosine = StrictMath.cos(j * step);
        double weight = j == 0 || j == INTERVALS ? 1 : j % 2 == 1 ? 4 : 2;
        sum += weight * StrictMath.pow(cosine, dimensions - 2) * interpolated(previous, x / cosine);
      }
      table[i] = Math.min(1, norm * sum * step / 3);
    }
    return table;
  }

  /** Integral of cos^k over 0 to pi/2 (Wallis). */
  private static double powerIntegral(int k) {
    double integral = k % 2 == 0 ? Math.PI / 2 : 1;
    for (int j = k % 2 == 0 ? 2 : 3; j <= k; j += 2) {
      integral *= (j - 1) / (double) j;
    }
    return integral;
  }

  private static double interpolated(double[] table, double x) {
    if (x >= 1) {
      return 1;
    }
    double position = Math.max(0, x) * GRID;
    int below = (int) position;
    return table[below] + (position - below) * (table[below + 1] - table[below]);
  }
}
