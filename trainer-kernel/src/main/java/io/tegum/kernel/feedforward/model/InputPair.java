package io.tegum.kernel.feedforward.model;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;

/**
 * Two inputs that one output computes a function of.
 *
 * @param left index of the first, 0-based
 * @param right index of the second, 0-based, another one
 */
public record InputPair(int left, int right) implements Serializable {

  public InputPair {
    require(left >= 0, "pair left", left, "0 or more");
    require(right >= 0 && right != left, "pair right", right, "0 or more, and not left");
  }

  /** As a spec spells it. */
  @Override
  public String toString() {
    return "[" + left + ", " + right + "]";
  }
}
