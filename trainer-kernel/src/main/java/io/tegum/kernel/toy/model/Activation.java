package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.nonlinear.Pointwise;

/** The output function f of x' = f(W'h + b). */
public enum Activation implements Labelled {
  /** max(z, 0), with derivative 0 at 0. */
  RELU("relu", Pointwise.RELU),
  /** z itself: the linear model. */
  IDENTITY("identity", Pointwise.IDENTITY),
  /** z Phi(z), with the normal distribution Phi. */
  GELU("gelu", Pointwise.GELU),
  /** log(1 + exp(z)), which is never 0. */
  SOFTPLUS("softplus", Pointwise.SOFTPLUS);

  private final String label;
  private final Pointwise function;

  Activation(String label, Pointwise function) {
    this.label = label;
    this.function = function;
  }

  /** f. */
  public Pointwise function() {
    return function;
  }

  /** f(z). */
  public double value(double z) {
    return function.value(z);
  }

  /** f'(z). */
  public double derivative(double z) {
    return function.derivative(z);
  }

  @Override
  public String label() {
    return label;
  }
}
