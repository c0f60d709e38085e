package io.tegum.kernel.nonlinear;

/** The standard normal distribution in double, for the exact GELU. */
public final class Gaussian {

  private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

  /** Up to here a series is used, which adds up terms of one sign; beyond it a fraction. */
  private static final double SERIES_END = 3;

  private Gaussian() {}

  /** exp(-z^2 / 2) / sqrt(2 pi). */
  public static double density(double z) {
    return DENSITY_AT_ZERO * StrictMath.exp(-0.5 * z * z);
  }

  /**
   * The probability of less than z: Phi(z) = (1 + erf(z / sqrt 2)) / 2. Its absolute error is some
   * 1e-16, its relative one below 1e-12 in the lower tail (Abramowitz and Stegun, 1964, 26.2.11 and
   * 26.2.14).
   */
  public static double below(double z) {
    if (Double.isNaN(z)) {
      return z;
    }
    double distance = Math.abs(z);
    if (distance < SERIES_END) {
      return 0.5 + density(z) * series(z);
    }
    double tail = density(distance) * fraction(distance);
    return z < 0 ? tail : 1 - tail;
  }

  /** z + z^3 / 3 + z^5 / (3 5) + ... */
  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return sum;
  }

  /**
   * Mills' ratio 1 / (z + 1 / (z + 2 / (z + ...))), of z &gt; 3. So many terms leave a relative
   * error of 1e-16 or less, by arithmetic of 40 digits at z = 3 to 40.
   */
  private static double fraction(double z) {
    double below = z;
    for (int k = (int) (8 + 420 / (z * z)); k > 0; k--) {
      below = z + k / below;
    }
    return 1 / below;
  }
}
