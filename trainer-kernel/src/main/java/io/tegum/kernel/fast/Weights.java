package io.tegum.kernel.fast;

import io.tegum.kernel.simd.PanelOperations;

/** One array of parameters and its gradient, padded so that vectors need no tail. */
final class Weights {

  /** Parameters; the padding is and stays 0. */
  final float[] value;

  /** Gradient of the last step. */
  final float[] slope;

  Weights(int size) {
    value = new float[PanelOperations.padded(size)];
    slope = new float[value.length];
  }
}
