package io.tegum.kernel.metrics;

/**
 * An expectation, exact or as the mean of independent samples.
 *
 * @param value the expectation or the mean
 * @param standardError of that mean, 0 or more; NaN where the value is exact, or is none
 */
public record Estimate(double value, double standardError) {

  /** Nothing was estimated. */
  public static final Estimate NONE = exact(Double.NaN);

  /** An expectation that needs no samples. */
  public static Estimate exact(double value) {
    return new Estimate(value, Double.NaN);
  }

  /** The mean of independent {@code samples}, 2 or more (not modified). */
  public static Estimate of(double[] samples) {
    double sum = 0;
    for (double sample : samples) {
      sum += sample;
    }
    double mean = sum / samples.length;
    double squares = 0;
    for (double sample : samples) {
      squares += (sample - mean) * (sample - mean);
    }
    return new Estimate(mean, Math.sqrt(squares / (samples.length - 1) / samples.length));
  }

  /** That of {@code factor} times what is estimated; the factor is not negative. */
  public Estimate times(double factor) {
    return new Estimate(factor * value, factor * standardError);
  }

  /** That of what is estimated plus a constant. */
  public Estimate plus(double constant) {
    return new Estimate(value + constant, standardError);
  }
}
