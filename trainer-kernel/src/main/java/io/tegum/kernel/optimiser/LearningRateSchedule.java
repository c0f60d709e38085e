package io.tegum.kernel.optimiser;

import io.tegum.kernel.family.Labelled;

/** How the learning rate changes after warm-up. */
public enum LearningRateSchedule implements Labelled {
  /** The given rate throughout. */
  CONSTANT("constant"),
  /** From the given rate straight down to 0. */
  LINEAR("linear"),
  /** From the given rate to 0 along half a cosine. */
  COSINE("cosine");

  private final String label;

  LearningRateSchedule(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
