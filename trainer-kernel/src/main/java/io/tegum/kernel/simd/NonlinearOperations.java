package io.tegum.kernel.simd;

/**
 * Functions of single numbers with their derivatives, and the errors of outputs by smooth ones.
 * Every implementation gives the same bits: each number comes from one sequence of additions,
 * products, quotients and fused multiply-adds, and sums go as {@link PanelOperations} says.
 */
public interface NonlinearOperations {

  /** The product with any normal number is at least 1 in size. */
  float HUGE = 0x1.0p126f;

  /** Beyond this size softplus takes exp(-|z|) as constant. */
  float SOFTPLUS_LARGEST = 18;

  /**
   * max(z, 0).
   *
   * @param z {@code count} from {@code at} on; Modified: the values
   * @param slope {@code count} from {@code slopeAt} on; Modified: the derivatives
   */
  void relu(float[] z, int at, float[] slope, int slopeAt, int count);

  /**
   * scale sign(z), where the sign of 0 is 0.
   *
   * @param z {@code count} from {@code at} on
   * @param out Modified, {@code count} from {@code outAt} on
   */
  void signs(float scale, float[] z, int at, float[] out, int outAt, int count);

  /**
   * z Phi(z) = max(z, 0) - |z| Q(|z|), with the upper tail Q(a) = exp(-a^2/2) R(1 / (1 + .26 a)),
   * where R is a polynomial whose coefficients were fitted here to a relative error of 3e-9 on [0,
   * 6], beyond which Q is taken as constant: below 1e-9. In all, values and derivatives are within
   * 5e-7 of the exact ones.
   *
   * @param z {@code count} from {@code at} on; Modified: the values
   * @param slope {@code count} from {@code slopeAt} on; Modified: the derivatives
   */
  void gelu(float[] z, int at, float[] slope, int slopeAt, int count);

  /**
   * log(1 + exp(z)) = max(z, 0) + log(1 + e) with e = exp(-|z|), and the logarithm 2 artanh(s) = 2
   * (s + s^3 / 3 + s^5 / 5 + ...) of s = e / (2 + e), at most 1/3. Beyond |z| = 18 e is taken as
   * constant: below 2e-8. Values and derivatives are within 5e-7 of the exact ones.
   *
   * @param z {@code count} from {@code at} on; Modified: the values
   * @param slope {@code count} from {@code slopeAt} on; Modified: the derivatives
   */
  void softplus(float[] z, int at, float[] slope, int slopeAt, int count);

  /**
   * values *= factor: by derivatives, or by masks.
   *
   * @param factor {@code count} from {@code factorAt} on
   * @param values Modified, {@code count} from {@code at} on
   */
  void multiply(float[] factor, int factorAt, float[] values, int at, int count);

  /**
   * Errors of one feature on a panel with a feature a row: g = slope (x' - x) and d = g times the
   * derivative.
   *
   * @param errors Modified: the feature's LANES partial sums of either kind; it has no floor
   * @param x the tokens, in rows that are as far apart as those of {@code z}
   * @param z Modified: x' in the feature's row on entry, d on return
   * @param derivative of x' in that row
   */
  void featureErrors(
      int feature, int columns, Reconstruction errors, Rows x, Rows z, float[] derivative);

  /**
   * Likewise of all features on a panel with a token a row.
   *
   * @param errors Modified: its sums; of the loss LANES partial ones, of d one a feature, token
   *     after token
   * @param derivative of x', in rows that are as far apart as those of {@code z}
   */
  void tokenErrors(
      int tokens, int columns, Reconstruction errors, Rows x, Rows z, float[] derivative);

  /** The exponential function: exp(16 x) = (1 + E1 x + E2 x^2 + ...)^16, fitted to 2e-9. */
  final class Exponential {
    private Exponential() {}

    static final float E1 = 0.9999999f;
    static final float E2 = 0.49999723f;
    static final float E3 = 0.16664658f;
    static final float E4 = 0.041596517f;
    static final float E5 = 0.008199489f;
    static final float E6 = 0.0012443836f;
    static final float E7 = 0.00011273898f;
  }

  /** Constants of the GELU; R = R1 t + R2 t^2 + ... */
  final class Gelu {
    private Gelu() {}

    static final float LARGEST = 6;
    static final float DENSITY_AT_ZERO = 0.3989423f;
    static final float STEEPNESS = 0.26f;

    static final float R1 = 0.10373863f;
    static final float R2 = 0.10320056f;
    static final float R3 = 0.102500536f;
    static final float R4 = 0.05101403f;
    static final float R5 = 0.16439912f;
    static final float R6 = -0.15949091f;
    static final float R7 = 0.26123428f;
    static final float R8 = -0.15837239f;
    static final float R9 = 0.031776134f;
  }
}
