package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.nonlinear.Gaussian;

/** The output function f of x' = f(W'h + b). */
public enum Activation implements Labelled {
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
  /** z itself: the linear model. */
  IDENTITY("identity") {
    @Override
    public double value(double z) {
      return z;
    }

    @Override
    public double derivative(double z) {
      return 1;
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
  /** log(1 + exp(z)): smooth like GELU, and never 0 (Dugas et al., 2001). */
  SOFTPLUS("softplus") {
    @Override
    public double value(double z) {
      return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }

    @Override
    public double derivative(double z) {
      return 1 / (1 + StrictMath.exp(-z));
    }
  };

  private final String label;

  Activation(String label) {
    this.label = label;
  }

  /** f(z). */
  public abstract double value(double z);

  /** f'(z). */
  public abstract double derivative(double z);

  @Override
  public String label() {
    return label;
  }
}
