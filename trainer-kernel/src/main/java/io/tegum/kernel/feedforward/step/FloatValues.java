package io.tegum.kernel.feedforward.step;

import io.tegum.kernel.feedforward.model.InputValues;

/** {@link InputValues} of many inputs at once, in float and without branches. */
final class FloatValues {

  /** The product with any positive number of 24 bits or more is 1 or more. */
  private static final float TO_ONE = 0x1.0p31f;

  /** Less than the distance of one half to its neighbours. */
  private static final float LITTLE = 0x1.0p-26f;

  private FloatValues() {}

  /**
   * Turns numbers uniform in (0, 1] into values of inputs; 0, an absent input, stays 0.
   *
   * @param x from {@code from} to {@code to}; Modified
   */
  static void of(InputValues kind, float[] x, int from, int to) {
    switch (kind) {
      case UNIFORM -> uniform(x, from, to);
      case BIT -> bits(x, from, to);
      case SIGN -> signs(x, from, to);
    }
  }

  private static void uniform(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      float present = Math.min(x[i] * TO_ONE, 1);
      x[i] = Math.min(Math.fma(2, x[i], -present), 1);
    }
  }

  private static void bits(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = Math.min(x[i] * TO_ONE, 1);
    }
  }

  private static void signs(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      float present = Math.min(x[i] * TO_ONE, 1);
      float side = (Math.fma(2, x[i], -1) + LITTLE) * TO_ONE;
      x[i] = present * Math.max(-1, Math.min(1, side));
    }
  }
}
