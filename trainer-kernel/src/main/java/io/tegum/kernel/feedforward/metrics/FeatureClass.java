package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.family.Labelled;

/** How an output is computed. */
public enum FeatureClass implements Labelled {
  /** No neuron serves it, or to no avail: its loss is that of a constant. */
  IGNORED("ignored"),
  /** By dedicated neurons that read its inputs with one pattern of signs. */
  ONE_SIDED("one-sided"),
  /** By dedicated neurons that read its inputs with several patterns of signs. */
  TWO_SIDED("two-sided"),
  /** By neurons one of which serves another output as well: in superposition. */
  SHARED("shared");

  private final String label;

  FeatureClass(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
