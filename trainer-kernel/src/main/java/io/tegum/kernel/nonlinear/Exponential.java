package io.tegum.kernel.nonlinear;

/** The exponential function on floats, without branches. */
final class Exponential {
  private Exponential() {}

  private static final float E1 = 0.9999999f;
  private static final float E2 = 0.49999723f;
  private static final float E3 = 0.16664658f;
  private static final float E4 = 0.041596517f;
  private static final float E5 = 0.008199489f;
  private static final float E6 = 0.0012443836f;
  private static final float E7 = 0.00011273898f;

  /**
   * exp(16 x) for x in [-1.125, 0]: the 16th power of a polynomial, which was fitted to 2e-9.
   *
   * @param x a 16th of the exponent
   */
  static float of(float x) {
    float root = Math.fma(E7, x, E6);
    root = Math.fma(root, x, E5);
    root = Math.fma(root, x, E4);
    root = Math.fma(root, x, E3);
    root = Math.fma(root, x, E2);
    root = Math.fma(root, x, E1);
    root = Math.fma(root, x, 1);
    float square = root * root;
    float fourth = square * square;
    float eighth = fourth * fourth;
    return eighth * eighth;
  }
}
