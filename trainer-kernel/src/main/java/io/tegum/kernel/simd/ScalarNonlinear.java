package io.tegum.kernel.simd;

import static io.tegum.kernel.simd.NonlinearOperations.Exponential.E1;
import static io.tegum.kernel.simd.NonlinearOperations.Exponential.E2;
import static io.tegum.kernel.simd.NonlinearOperations.Exponential.E3;
import static io.tegum.kernel.simd.NonlinearOperations.Exponential.E4;
import static io.tegum.kernel.simd.NonlinearOperations.Exponential.E5;
import static io.tegum.kernel.simd.NonlinearOperations.Exponential.E6;
import static io.tegum.kernel.simd.NonlinearOperations.Exponential.E7;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.DENSITY_AT_ZERO;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.LARGEST;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.R1;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.R2;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.R3;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.R4;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.R5;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.R6;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.R7;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.R8;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.R9;
import static io.tegum.kernel.simd.NonlinearOperations.Gelu.STEEPNESS;
import static io.tegum.kernel.simd.PanelOperations.LANES;

/** The specification of {@link NonlinearOperations}, number by number. */
final class ScalarNonlinear implements NonlinearOperations {

  @Override
  public void relu(float[] z, int at, float[] slope, int slopeAt, int count) {
    for (int i = 0; i < count; i++) {
      float value = Math.max(z[at + i], 0);
      slope[slopeAt + i] = Math.min(value * (2 * HUGE), 1); // less than 1 for subnormal numbers
      z[at + i] = value;
    }
  }

  @Override
  public void signs(float scale, float[] z, int at, float[] out, int outAt, int count) {
    for (int i = 0; i < count; i++) {
      out[outAt + i] = scale * Math.max(-1, Math.min(1, z[at + i] * HUGE));
    }
  }

  @Override
  public void gelu(float[] z, int at, float[] slope, int slopeAt, int count) {
    for (int i = at; i < at + count; i++) {
      float distance = Math.min(Math.abs(z[i]), LARGEST);
      float power = exponential(distance * distance * -0x1.0p-5f); // exp(-a^2 / 2)
      float tail = power * ratio(distance);
      float positive = Math.max(z[i], 0);
      // Phi(z) is tail below 0, and 1 - tail above: both are sign (1/2 - tail) + 1/2.
      float sign = Math.max(-1, Math.min(1, z[i] * HUGE));
      float below = Math.fma(sign, 0.5f - tail, 0.5f);
      float clamped = sign * distance;
      slope[slopeAt + i - at] = Math.fma(clamped * DENSITY_AT_ZERO, power, below);
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

  @Override
  public void softplus(float[] z, int at, float[] slope, int slopeAt, int count) {
    for (int i = at; i < at + count; i++) {
      float e = exponential(Math.min(Math.abs(z[i]), SOFTPLUS_LARGEST) * -0x1.0p-4f);
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
      float positive = Math.max(0, Math.min(1, z[i] * HUGE));
      slope[slopeAt + i - at] = Math.fma(positive, 1 - e, e) / (1 + e);
      z[i] = Math.fma(2 * s, sum, Math.max(z[i], 0));
    }
  }

  /**
   * exp(16 x) for x in [-1.125, 0].
   *
   * @param x a 16th of the exponent
   */
  private static float exponential(float x) {
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

  @Override
  public void multiply(float[] factor, int factorAt, float[] values, int at, int count) {
    for (int i = 0; i < count; i++) {
      values[at + i] *= factor[factorAt + i];
    }
  }

  @Override
  public void featureErrors(
      int feature, int columns, Reconstruction errors, Rows x, Rows z, float[] derivative) {
    int row = feature * z.columns();
    for (int c = 0; c < columns; c++) {
      int lane = feature * LANES + c % LANES;
      errors.biasGradient()[lane] += error(errors, feature, lane, row + c, x, z, derivative[c]);
    }
  }

  @Override
  public void tokenErrors(
      int tokens, int columns, Reconstruction errors, Rows x, Rows z, float[] derivative) {
    for (int t = 0; t < tokens; t++) {
      for (int i = 0; i < columns; i++) {
        int at = t * z.columns() + i;
        errors.biasGradient()[i] += error(errors, i, i % LANES, at, x, z, derivative[at]);
      }
    }
  }

  /** d of one output of a token, from x' in z; its loss is added up. */
  private static float error(
      Reconstruction errors, int output, int lane, int at, Rows x, Rows z, float derivative) {
    float difference = z.floats()[z.at() + at] - x.floats()[x.at() + at];
    float g = difference * errors.slope()[output];
    errors.loss()[lane] = Math.fma(g, difference, errors.loss()[lane]);
    float d = g * derivative;
    z.floats()[z.at() + at] = d;
    return d;
  }
}
