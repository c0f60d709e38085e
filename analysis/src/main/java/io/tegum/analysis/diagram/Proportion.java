package io.tegum.analysis.diagram;

/**
 * A share of trials with Wilson's score interval at 95 % (E. B. Wilson, Probable inference, the law
 * of succession, and statistical inference, 1927), which keeps its coverage for few trials and for
 * shares near 0 and 1.
 *
 * @param part trials that count, 0 to {@code whole}
 * @param whole all trials, at least 1
 */
public record Proportion(long part, long whole) {
  /** The normal distribution's quantile at 97.5 %. */
  private static final double Z = 1.959963984540054;

  public Proportion {
    if (whole < 1 || part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "Cannot take a proportion: it was "
              + part
              + " of "
              + whole
              + ", must be 0 to all of some");
    }
  }

  /** part / whole. */
  public double share() {
    return (double) part / whole;
  }

  /** Lower end of the interval, exactly 0 for no trial. */
  public double low() {
    return part == 0 ? 0 : middle() - halfWidth();
  }

  /** Upper end of the interval, exactly 1 for all trials. */
  public double high() {
    return part == whole ? 1 : middle() + halfWidth();
  }

  private double middle() {
    return (part + Z * Z / 2) / (whole + Z * Z);
  }

  private double halfWidth() {
    double spread = (double) part * (whole - part) / whole + Z * Z / 4;
    return Z * Math.sqrt(spread) / (whole + Z * Z);
  }
}
