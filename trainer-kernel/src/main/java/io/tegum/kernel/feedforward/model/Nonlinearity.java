package io.tegum.kernel.feedforward.model;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.nonlinear.Gaussian;

/** What neurons or outputs do with the sum that reaches them. */
public enum Nonlinearity implements Labelled {
  /** max(z, 0), with derivative 0 at 0. */
  RELU("relu") {
    @Override
    public double value(double z) {
      return Math.max(z, 0);
    }

    @Override
    public double derivative(double z) {
      return z > 0 ? 1 : 0;
    }
  },
  /** z Phi(z), exactly, with the normal distribution Phi (Hendrycks and Gimpel, 2016). */
  GELU("gelu") {
    @Override
    public double value(double z) {
      return z * Gaussian.below(z);
    }

    @Override
    public double derivative(double z) {
      return Gaussian.below(z) + z * Gaussian.density(z);
    }
  },
  /** z itself. */
  IDENTITY("identity") {
    @Override
    public double value(double z) {
      return z;
    }

    @Override
    public double derivative(double z) {
      return 1;
    }
  };

  private final String label;

  Nonlinearity(String label) {
    this.label = label;
  }

  /** Its value at z. */
  public abstract double value(double z);

  /** Its derivative at z. */
  public abstract double derivative(double z);

  /** Whether it is linear between kinks, of which 0 is the only one. */
  public boolean isPiecewiseLinear() {
    return this != GELU;
  }

  @Override
  public String label() {
    return label;
  }
}
