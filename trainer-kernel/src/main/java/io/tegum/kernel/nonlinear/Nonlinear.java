package io.tegum.kernel.nonlinear;

/**
 * A function and its derivative on floats. Plain loops without branches, which the JVM turns into
 * vector code by itself: the same bits whatever the width of its vectors.
 */
public sealed interface Nonlinear {

  /**
   * Values and derivatives at z.
   *
   * @param z from {@code from} to {@code to}; Modified: the values
   * @param slope Modified, at the same places: the derivatives
   */
  void apply(float[] z, float[] slope, int from, int to);

  /**
   * Its {@link io.tegum.kernel.simd.Reconstruction#floor} where the value is z above a floor and
   * the floor elsewhere, so that panels need no derivative; NaN where it is of another kind.
   */
  default float floor() {
    return Float.NaN;
  }

  /** Where its value is 0, or as near to 0 as it comes. */
  default float root() {
    return 0;
  }

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

    @Override
    public float floor() {
      return 0;
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

    @Override
    public float floor() {
      return Float.NEGATIVE_INFINITY;
    }
  }

  /**
   * z Phi(z) = max(z, 0) - |z| Q(|z|), with the upper tail Q(a) = exp(-a^2/2) R(1 / (1 + .26 a)),
   * where R is a polynomial whose coefficients were fitted here to a relative error of 3e-9 on [0,
   * 6], beyond which Q is taken as constant: below 1e-9. In all, values and derivatives are within
   * 5e-7 of the exact ones.
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

    @Override
    public void apply(float[] z, float[] slope, int from, int to) {
      for (int i = from; i < to; i++) {
        float distance = Math.min(Math.abs(z[i]), LARGEST);
        float power = Exponential.of(distance * distance * -0x1.0p-5f); // exp(-a^2 / 2)
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

  /**
   * log(1 + exp(z)) = max(z, 0) + log(1 + e) with e = exp(-|z|), and the logarithm 2 artanh(s) = 2
   * (s + s^3 / 3 + s^5 / 5 + ...) of s = e / (2 + e), at most 1/3. Beyond |z| = 18 e is taken as
   * constant: below 2e-8. Values and derivatives are within 5e-7 of the exact ones.
   */
  record Softplus() implements Nonlinear {

    private static final float LARGEST = 18;

    @Override
    public void apply(float[] z, float[] slope, int from, int to) {
      for (int i = from; i < to; i++) {
        float e = Exponential.of(Math.min(Math.abs(z[i]), LARGEST) * -0x1.0p-4f);
        float s = e / (2 + e);
        float square = s * s;
        float sum = Math.fma(square, 1 / 15f, 1 / 13f);
        sum = Math.fma(square, sum, 1 / 11f);
        sum = Math.fma(square, sum, 1 / 9f);
        sum = Math.fma(square, sum, 1 / 7f);
        sum = Math.fma(square, sum, 1 / 5f);
        sum = Math.fma(square, sum, 1 / 3f);
        sum = Math.fma(square, sum, 1);
        // 1 / (1 + e) above 0, e / (1 + e) below.
        float positive = Math.max(0, Math.min(1, z[i] * 0x1.0p126f));
        slope[i] = Math.fma(positive, 1 - e, e) / (1 + e);
        z[i] = Math.fma(2 * s, sum, Math.max(z[i], 0));
      }
    }

    @Override
    public float root() {
      return -1000;
    }
  }
}
