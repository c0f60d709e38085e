package io.tegum.kernel.optimiser;

import io.tegum.kernel.simd.PanelOperations;

/** One array of parameters and its gradient, padded so that vectors need no tail. */
public final class Weights {

  /** Parameters; the padding is and stays 0. */
  public final float[] value;

  /** Gradient of the last step. */
  public final float[] slope;

  public Weights(int size) {
    value = new float[PanelOperations.padded(size)];
    slope = new float[value.length];
  }
}
