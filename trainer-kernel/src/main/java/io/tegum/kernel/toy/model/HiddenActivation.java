package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.nonlinear.Pointwise;

/**
 * The function g of h = g(W x). All of them are 0 at 0, so that an empty token has h = 0. With
 * another than the identity, hidden units are neurons: their axes mean something.
 */
public enum HiddenActivation implements Labelled {
  /** h = W x. */
  IDENTITY("identity", Pointwise.IDENTITY),
  /** h = max(W x, 0), with derivative 0 at 0. */
  RELU("relu", Pointwise.RELU),
  /** GELU of W x, exactly. */
  GELU("gelu", Pointwise.GELU);

  private final String label;
  private final Pointwise function;

  HiddenActivation(String label, Pointwise function) {
    this.label = label;
    this.function = function;
  }

  /** g. */
  public Pointwise function() {
    return function;
  }

  @Override
  public String label() {
    return label;
  }
}
