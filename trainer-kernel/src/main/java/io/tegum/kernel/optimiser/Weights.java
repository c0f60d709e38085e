package io.tegum.kernel.optimiser;

import io.tegum.kernel.simd.PanelOperations;

/** One array of parameters and its gradient, padded so that vectors need no tail. */
public final class Weights {

  /** Parameters; the padding is and stays 0. */
  public final float[] value;

  /** Gradient of the last step. */
  public final float[] slope;

  final int decaying; // the first so many parameters; whole vectors, or all

  /** Parameters that weight decay acts on. */
  public Weights(int size) {
    this(size, PanelOperations.padded(size));
  }

  private Weights(int size, int decaying) {
    this.decaying = decaying;
    value = new float[PanelOperations.padded(size)];
    slope = new float[value.length];
  }

  /** Parameters that never decay. */
  public static Weights biases(int size) {
    return new Weights(size, 0);
  }

  /**
   * Parameters that decay, and biases behind them that never do.
   *
   * @param decaying how many decay, a multiple of {@link PanelOperations#LANES}
   */
  public static Weights withBiases(int decaying, int biases) {
    if (decaying % PanelOperations.LANES != 0) {
      throw new IllegalArgumentException(
          "Cannot hold biases: they begin at " + decaying + ", must be at a vector's beginning");
    }
    return new Weights(decaying + biases, decaying);
  }
}
