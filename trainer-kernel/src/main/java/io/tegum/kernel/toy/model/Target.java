package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Labelled;

/** What the head is trained to output for a token pair (x, y). */
public enum Target implements Labelled {
  /**
   * s = weight of the strongest pair (i, j) whose features are both present; 0 when there is none.
   * A present feature's value is not 0, but may be negative.
   */
  INDICATOR("indicator"),
  /** s = sum over pairs of weight x_i y_j. */
  PRODUCT("product");

  private final String label;

  Target(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
