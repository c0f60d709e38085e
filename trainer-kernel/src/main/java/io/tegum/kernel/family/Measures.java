package io.tegum.kernel.family;

/** What is kept of a trained model: its parameters and what was measured of them. */
public interface Measures {

  /** The loss that it was trained on, held out or exact. */
  double lossTotal();
}
