package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.family.Labelled;

/** What a neuron does for the outputs. */
public enum NeuronClass implements Labelled {
  /** Serves one output. */
  DEDICATED("dedicated"),
  /** Serves several: it is polysemantic. */
  SHARED("shared"),
  /** Serves none: it is never active, or no output that it reads for listens to it. */
  DEAD("dead");

  private final String label;

  NeuronClass(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
