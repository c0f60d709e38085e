package io.tegum.analysis.diagram;

/** Student's t distribution, for intervals from a few seeds. */
final class StudentT {
  private static final double CONFIDENCE = 0.95;
  private static final int HALVINGS = 60;

  private StudentT() {}

  /**
   * What |t| stays below with a probability of 95 %: 12.7 for one degree of freedom, 1.96 for many.
   *
   * @param freedom degrees of freedom, at least 1
   */
  static double at95(int freedom) {
    double low = 0;
    double high = Math.PI / 2;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (within(middle, freedom) < CONFIDENCE) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.tan(low) * StrictMath.sqrt(freedom);
  }

  /**
   * P(|t| &lt;= sqrt(freedom) tan(angle)), a finite sum (Abramowitz and Stegun, 26.7.3 and 26.7.4).
   */
  private static double within(double angle, int freedom) {
    double cosine = StrictMath.cos(angle);
    double sine = StrictMath.sin(angle);
    boolean odd = freedom % 2 == 1;
    double term = odd ? cosine : 1;
    double sum = freedom == 1 ? 0 : term;
    for (int k = odd ? 3 : 2; k <= freedom - 2; k += 2) {
      term *= cosine * cosine * (k - 1) / k;
      sum += term;
    }
    return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
  }
}
