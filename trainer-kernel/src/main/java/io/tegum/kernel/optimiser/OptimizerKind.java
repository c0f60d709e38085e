package io.tegum.kernel.optimiser;

import io.tegum.kernel.family.Labelled;

/** The update rule. */
public enum OptimizerKind implements Labelled {
  /**
   * Adam (Kingma and Ba, 2015), betas .9 and .999, epsilon 1e-8; weight decay is added to the
   * gradient.
   */
  ADAM("adam"),
  /** AdamW (Loshchilov and Hutter, 2019): Adam with decoupled weight decay. */
  ADAMW("adamw"),
  /** Plain gradient descent without momentum; weight decay is added to the gradient. */
  SGD("sgd");

  private final String label;

  OptimizerKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }
}
