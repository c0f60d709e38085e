package io.tegum.kernel.nonlinear;

import static io.tegum.kernel.simd.Simd.NONLINEAR;

import java.util.Arrays;

/** A function and its derivative on floats: the same bits whatever the width of vectors. */
public sealed interface Nonlinear {

  /**
   * Values and derivatives at z.
   *
   * @param z {@code count} from {@code at} on; Modified: the values
   * @param slope {@code count} from {@code slopeAt} on; Modified: the derivatives
   */
  void apply(float[] z, int at, float[] slope, int slopeAt, int count);

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

    @Override
    public void apply(float[] z, int at, float[] slope, int slopeAt, int count) {
      NONLINEAR.relu(z, at, slope, slopeAt, count);
    }

    @Override
    public float floor() {
      return 0;
    }
  }

  /** z. */
  record Identity() implements Nonlinear {
    @Override
    public void apply(float[] z, int at, float[] slope, int slopeAt, int count) {
      Arrays.fill(slope, slopeAt, slopeAt + count, 1);
    }

    @Override
    public float floor() {
      return Float.NEGATIVE_INFINITY;
    }
  }

  /** z Phi(z), see {@link io.tegum.kernel.simd.NonlinearOperations#gelu}. */
  record Gelu() implements Nonlinear {
    @Override
    public void apply(float[] z, int at, float[] slope, int slopeAt, int count) {
      NONLINEAR.gelu(z, at, slope, slopeAt, count);
    }
  }

  /** log(1 + exp(z)), see {@link io.tegum.kernel.simd.NonlinearOperations#softplus}. */
  record Softplus() implements Nonlinear {
    @Override
    public void apply(float[] z, int at, float[] slope, int slopeAt, int count) {
      NONLINEAR.softplus(z, at, slope, slopeAt, count);
    }

    @Override
    public float root() {
      return -1000;
    }
  }
}
