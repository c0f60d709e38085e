package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Labelled;

/** What the head is trained to output for a token pair (x, y). */
public enum Target implements Labelled {
  /**
   * s = weight of the strongest pair (i, j) with x_i &gt; 0 and y_j &gt; 0; 0 when none is present.
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
