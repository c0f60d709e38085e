package io.tegum.kernel.checkpoint;

/** Student's t distribution with whole degrees of freedom. */
final class StudentT {

  private static final double LARGEST = 1e6;
  private static final double PRECISION = 1e-12;

  private StudentT() {}

  /**
   * P(|T| &lt; t) by the finite series of Abramowitz and Stegun, 26.7.3 and 26.7.4.
   *
   * @param t from 0 on
   */
  static double within(int degrees, double t) {
    double theta = StrictMath.atan(t / Math.sqrt(degrees));
    double sine = StrictMath.sin(theta);
    double cosine = StrictMath.cos(theta);
    if (degrees % 2 == 0) {
      double term = 1;
      double sum = 1;
      for (int k = 2; k <= degrees - 2; k += 2) {
        term *= cosine * cosine * (k - 1) / k;
        sum += term;
      }
      return sine * sum;
    }
    double sum = 0;
    if (degrees > 1) {
      double term = cosine;
      sum = cosine;
      for (int k = 3; k <= degrees - 2; k += 2) {
        term *= cosine * cosine * (k - 1) / k;
        sum += term;
      }
    }
    return 2 / Math.PI * (theta + sine * sum);
  }

  /** The t with P(|T| &lt; t) = {@code share}, by halving. */
  static double quantile(int degrees, double share) {
    double low = 0;
    double high = LARGEST;
    while (high - low > PRECISION * Math.max(1, low)) {
      double middle = (low + high) / 2;
      if (within(degrees, middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
