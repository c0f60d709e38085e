package io.tegum.kernel.feedforward.model;

import io.tegum.kernel.family.Labelled;

/** What neurons may do: the {@link Nonlinearity nonlinearities} without the identity. */
public enum NeuronKind implements Labelled {
  /** {@link Nonlinearity#RELU}. */
  RELU(Nonlinearity.RELU),
  /** {@link Nonlinearity#GELU}. */
  GELU(Nonlinearity.GELU);

  private final Nonlinearity nonlinearity;

  NeuronKind(Nonlinearity nonlinearity) {
    this.nonlinearity = nonlinearity;
  }

  /** What it does with a sum. */
  public Nonlinearity nonlinearity() {
    return nonlinearity;
  }

  /** The kind that does so, which must be one of them. */
  static NeuronKind of(Nonlinearity nonlinearity) {
    return Labelled.parse(NeuronKind.class, nonlinearity.label()).orElseThrow();
  }

  @Override
  public String label() {
    return nonlinearity.label();
  }
}
