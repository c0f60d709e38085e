package io.tegum.kernel.feedforward.model;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.nonlinear.Pointwise;

/** What neurons or outputs do with the sum that reaches them. */
public enum Nonlinearity implements Labelled {
  /** max(z, 0), with derivative 0 at 0. */
  RELU("relu", Pointwise.RELU),
  /** z Phi(z), exactly, with the normal distribution Phi. */
  GELU("gelu", Pointwise.GELU),
  /** z itself. */
  IDENTITY("identity", Pointwise.IDENTITY);

  private final String label;
  private final Pointwise function;

  Nonlinearity(String label, Pointwise function) {
    this.label = label;
    this.function = function;
  }

  /** The function. */
  public Pointwise function() {
    return function;
  }

  /** Its value at z. */
  public double value(double z) {
    return function.value(z);
  }

  /** Its derivative at z. */
  public double derivative(double z) {
    return function.derivative(z);
  }

  @Override
  public String label() {
    return label;
  }
}
