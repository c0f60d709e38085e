package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Labelled;

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
  };

  private final String label;

  Activation(String label) {
    this.label = label;
  }

  /** f(z). */
  public abstract double value(double z);

  /** f'(z). */
  public abstract double derivative(double z);

  /** f is z above this, and this elsewhere: 0 for ReLU, negative infinity for the identity. */
  public float floor() {
    return this == RELU ? 0 : Float.NEGATIVE_INFINITY;
  }

  @Override
  public String label() {
    return label;
  }
}
