package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Labelled;

/** Which parameters are trained on which loss, and in what order. */
public enum Schedule implements Labelled {
  /** W, b, A and B together on L1 + lambda L2. */
  JOINT("joint"),
  /** W and b on L1 alone for {@code steps} steps; then, frozen, A and B on L2 for as many. */
  REPRESENTATION_THEN_HEAD("representation-then-head"),
  /** W and b on L1 alone: the plain toy model. */
  REPRESENTATION_ONLY("representation-only");

  private final String label;

  Schedule(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
