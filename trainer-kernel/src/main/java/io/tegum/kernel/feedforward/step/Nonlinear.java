package io.tegum.kernel.feedforward.step;

import io.tegum.kernel.feedforward.model.Nonlinearity;

/**
 * A {@link Nonlinearity} and its derivative on floats. Plain loops without branches, which the JVM
 * turns into vector code by itself: the same bits whatever the width of its vectors.
 */
sealed interface Nonlinear {

  /** The one of a kind. */
  static Nonlinear of(Nonlinearity kind) {
    return switch (kind) {
      case RELU -> new Relu();
      case GELU -> new Gelu();
      case IDENTITY -> new Identity();
    };
  }

  /**
   * Values and derivatives at z.
   *
   * @param z from {@code from} to {@code to}; Modified: the values
   * @param slope Modified, at the same places: the derivatives
   */
  void apply(float[] z, float[] slope, int from, int to);

  /** max(z, 0). */
  record Relu() implements Nonlinear {

    /** The product with any normal number is above 1, so that the lesser of it and 1 is 1. */
    private static final float HUGE = 0x1.0p127f;

    @Override
    public void apply(float[] z, float[] slope, int from, int to) {
      for (int i = from; i < to; i++) {
        float value = Math.max(z[i], 0);
        slope[i] = Math.min(value * HUGE, 1);
        z[i] = value;
      }
    }
  }

  /** z. */
  record Identity() implements Nonlinear {
    @Override
    public void apply(float[] z, float[] slope, int from, int to) {
      for (int i = from; i < to; i++) {
        slope[i] = 1;
      }
    }
  }

  /**
   * z Phi(z) = max(z, 0) - |z| Q(|z|), with the upper tail Q(a) = exp(-a^2/2) R(1 / (1 + .26 a)),
   * where R is a polynomial whose coefficients were fitted here to a relative error of 3e-9 on [0,
   * 6], beyond which Q is taken as constant: below 1e-9. exp(-a^2/2) is the 16th power of a
   * polynomial, fitted to 2e-9. In all, values and derivatives are within 5e-7 of the exact ones.
   */
  record Gelu() implements Nonlinear {

    private static final float LARGEST = 6;
    private static final float DENSITY_AT_ZERO = 0.3989423f;
    private static final float STEEPNESS = 0.26f;

    private static final float R1 = 0.10373863f;
    private static final float R2 = 0.10320056f;
    private static final float R3 = 0.102500536f;
    private static final float R4 = 0.05101403f;
    private static final float R5 = 0.16439912f;
    private static final float R6 = -0.15949091f;
    private static final float R7 = 0.26123428f;
    private static final float R8 = -0.15837239f;
    private static final float R9 = 0.031776134f;

    private static final float E1 = 0.9999999f;
    private static final float E2 = 0.49999723f;
    private static final float E3 = 0.16664658f;
    private static final float E4 = 0.041596517f;
    private static final float E5 = 0.008199489f;
    private static final float E6 = 0.0012443836f;
    private static final float E7 = 0.00011273898f;

    @Override
    public void apply(float[] z, float[] slope, int from, int to) {
      for (int i = from; i < to; i++) {
        float distance = Math.min(Math.abs(z[i]), LARGEST);
        float power = exponential(distance);
        float tail = power * ratio(distance);
        float positive = Math.max(z[i], 0);
        // Phi(z) is tail below 0, and 1 - tail above: both are sign (1/2 - tail) + 1/2.
        float sign = Math.max(-1, Math.min(1, z[i] * 0x1.0p126f));
        float below = Math.fma(sign, 0.5f - tail, 0.5f);
        float clamped = sign * distance;
        slope[i] = Math.fma(clamped * DENSITY_AT_ZERO, power, below);
        z[i] = Math.fma(-distance, tail, positive);
      }
    }

    /** exp(-a^2 / 2). */
    private static float exponential(float a) {
      float e = a * a * -0x1.0p-5f;
      float root = Math.fma(E7, e, E6);
      root = Math.fma(root, e, E5);
      root = Math.fma(root, e, E4);
      root = Math.fma(root, e, E3);
      root = Math.fma(root, e, E2);
      root = Math.fma(root, e, E1);
      root = Math.fma(root, e, 1);
      float square = root * root;
      float fourth = square * square;
      float eighth = fourth * fourth;
      return eighth * eighth;
    }

    /** Q(a) exp(a^2 / 2). */
    private static float ratio(float a) {
      float t = 1 / Math.fma(STEEPNESS, a, 1);
      float sum = Math.fma(R9, t, R8);
      sum = Math.fma(sum, t, R7);
      sum = Math.fma(sum, t, R6);
      sum = Math.fma(sum, t, R5);
      sum = Math.fma(sum, t, R4);
      sum = Math.fma(sum, t, R3);
      sum = Math.fma(sum, t, R2);
      sum = Math.fma(sum, t, R1);
      return sum * t;
    }
  }
}
