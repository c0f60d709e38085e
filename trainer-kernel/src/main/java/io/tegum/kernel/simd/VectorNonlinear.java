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
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link NonlinearOperations} by the Vector API: C2 leaves the scalar loops as they are where their
 * bodies are too long for it to unroll, and makes slow code of those on arrays from different
 * places on. What does not fill a vector is left to {@link ScalarNonlinear}. A NaN stays one, as
 * only comparisons that it fails put something in its place.
 */
final class VectorNonlinear implements NonlinearOperations {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  private static final int WIDTH = FLOATS.length();

  private static final ScalarNonlinear SCALAR = new ScalarNonlinear();

  VectorNonlinear() {}

  @Override
  public void relu(float[] z, int at, float[] slope, int slopeAt, int count) {
    int whole = FLOATS.loopBound(count);
    relus(whole, z, at, slope, slopeAt);
    SCALAR.relu(z, at + whole, slope, slopeAt + whole, count - whole);
  }

  private static void relus(int count, float[] z, int at, float[] slope, int slopeAt) {
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector value = FloatVector.fromArray(FLOATS, z, at + i);
      value = value.blend(0, value.compare(LE, 0));
      value.intoArray(z, at + i);
      FloatVector large = value.mul(2 * HUGE);
      large.blend(1, large.compare(GT, 1)).intoArray(slope, slopeAt + i);
    }
  }

  @Override
  public void signs(float scale, float[] z, int at, float[] out, int outAt, int count) {
    int whole = FLOATS.loopBound(count);
    scaledSigns(whole, scale, z, at, out, outAt);
    SCALAR.signs(scale, z, at + whole, out, outAt + whole, count - whole);
  }

  private static void scaledSigns(
      int count, float scale, float[] z, int at, float[] out, int outAt) {
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector sign = FloatVector.fromArray(FLOATS, z, at + i).mul(HUGE);
      sign = sign.blend(1, sign.compare(GT, 1));
      sign = sign.blend(-1, sign.compare(LT, -1));
      sign.mul(scale).intoArray(out, outAt + i);
    }
  }

  @Override
  public void gelu(float[] z, int at, float[] slope, int slopeAt, int count) {
    int whole = FLOATS.loopBound(count);
    normalExponents(whole, z, at, slope, slopeAt);
    exponentials(whole, slope, slopeAt);
    gelus(whole, z, at, slope, slopeAt);
    SCALAR.gelu(z, at + whole, slope, slopeAt + whole, count - whole);
  }

  private static void normalExponents(int count, float[] z, int at, float[] exponent, int to) {
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector size = FloatVector.fromArray(FLOATS, z, at + i).abs();
      FloatVector distance = size.blend(LARGEST, size.compare(GT, LARGEST));
      distance.mul(distance).mul(-0x1.0p-5f).intoArray(exponent, to + i);
    }
  }

  /** From exp(-z^2 / 2) in {@code slope}. */
  private static void gelus(int count, float[] z, int at, float[] slope, int slopeAt) {
    FloatVector one = FloatVector.broadcast(FLOATS, 1);
    FloatVector half = FloatVector.broadcast(FLOATS, 0.5f);
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector value = FloatVector.fromArray(FLOATS, z, at + i);
      FloatVector power = FloatVector.fromArray(FLOATS, slope, slopeAt + i);
      FloatVector size = value.abs();
      FloatVector distance = size.blend(LARGEST, size.compare(GT, LARGEST));
      FloatVector t = one.div(distance.fma(FloatVector.broadcast(FLOATS, STEEPNESS), one));
      FloatVector ratio =
          t.fma(FloatVector.broadcast(FLOATS, R9), FloatVector.broadcast(FLOATS, R8));
      ratio = ratio.fma(t, FloatVector.broadcast(FLOATS, R7));
      ratio = ratio.fma(t, FloatVector.broadcast(FLOATS, R6));
      ratio = ratio.fma(t, FloatVector.broadcast(FLOATS, R5));
      ratio = ratio.fma(t, FloatVector.broadcast(FLOATS, R4));
      ratio = ratio.fma(t, FloatVector.broadcast(FLOATS, R3));
      ratio = ratio.fma(t, FloatVector.broadcast(FLOATS, R2));
      ratio = ratio.fma(t, FloatVector.broadcast(FLOATS, R1));
      FloatVector tail = power.mul(ratio.mul(t));
      FloatVector sign = value.mul(HUGE);
      sign = sign.blend(1, sign.compare(GT, 1));
      sign = sign.blend(-1, sign.compare(LT, -1));
      FloatVector below = sign.fma(half.sub(tail), half);
      sign.mul(distance).mul(DENSITY_AT_ZERO).fma(power, below).intoArray(slope, slopeAt + i);
      FloatVector positive = value.blend(0, value.compare(LE, 0));
      distance.neg().fma(tail, positive).intoArray(z, at + i);
    }
  }

  @Override
  public void softplus(float[] z, int at, float[] slope, int slopeAt, int count) {
    int whole = FLOATS.loopBound(count);
    exponents(whole, z, at, slope, slopeAt);
    exponentials(whole, slope, slopeAt);
    softpluses(whole, z, at, slope, slopeAt);
    SCALAR.softplus(z, at + whole, slope, slopeAt + whole, count - whole);
  }

  private static void exponents(int count, float[] z, int at, float[] exponent, int to) {
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector size = FloatVector.fromArray(FLOATS, z, at + i).abs();
      FloatVector distance = size.blend(SOFTPLUS_LARGEST, size.compare(GT, SOFTPLUS_LARGEST));
      distance.mul(-0x1.0p-4f).intoArray(exponent, to + i);
    }
  }

  /** From exp(-|z|) in {@code slope}. */
  private static void softpluses(int count, float[] z, int at, float[] slope, int slopeAt) {
    FloatVector one = FloatVector.broadcast(FLOATS, 1);
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector value = FloatVector.fromArray(FLOATS, z, at + i);
      FloatVector e = FloatVector.fromArray(FLOATS, slope, slopeAt + i);
      FloatVector above = value.mul(HUGE);
      above = above.blend(1, above.compare(GT, 1));
      above = above.blend(0, above.compare(LT, 0));
      above.fma(one.sub(e), e).div(one.add(e)).intoArray(slope, slopeAt + i);
      FloatVector s = e.div(e.add(2));
      FloatVector square = s.mul(s);
      FloatVector sum =
          square.fma(
              FloatVector.broadcast(FLOATS, 1 / 15f), FloatVector.broadcast(FLOATS, 1 / 13f));
      sum = square.fma(sum, FloatVector.broadcast(FLOATS, 1 / 11f));
      sum = square.fma(sum, FloatVector.broadcast(FLOATS, 1 / 9f));
      sum = square.fma(sum, FloatVector.broadcast(FLOATS, 1 / 7f));
      sum = square.fma(sum, FloatVector.broadcast(FLOATS, 1 / 5f));
      sum = square.fma(sum, FloatVector.broadcast(FLOATS, 1 / 3f));
      sum = square.fma(sum, one);
      FloatVector positive = value.blend(0, value.compare(LE, 0));
      s.mul(2).fma(sum, positive).intoArray(z, at + i);
    }
  }

  /** exp(16 x) of what {@code x} holds. */
  private static void exponentials(int count, float[] x, int at) {
    for (int i = 0; i < count; i += WIDTH) {
      FloatVector sixteenth = FloatVector.fromArray(FLOATS, x, at + i);
      FloatVector root =
          sixteenth.fma(FloatVector.broadcast(FLOATS, E7), FloatVector.broadcast(FLOATS, E6));
      root = root.fma(sixteenth, FloatVector.broadcast(FLOATS, E5));
      root = root.fma(sixteenth, FloatVector.broadcast(FLOATS, E4));
      root = root.fma(sixteenth, FloatVector.broadcast(FLOATS, E3));
      root = root.fma(sixteenth, FloatVector.broadcast(FLOATS, E2));
      root = root.fma(sixteenth, FloatVector.broadcast(FLOATS, E1));
      root = root.fma(sixteenth, FloatVector.broadcast(FLOATS, 1));
      FloatVector square = root.mul(root);
      FloatVector fourth = square.mul(square);
      FloatVector eighth = fourth.mul(fourth);
      eighth.mul(eighth).intoArray(x, at + i);
    }
  }

  @Override
  public void multiply(float[] factor, int factorAt, float[] values, int at, int count) {
    int whole = FLOATS.loopBound(count);
    products(whole, factor, factorAt, values, at);
    SCALAR.multiply(factor, factorAt + whole, values, at + whole, count - whole);
  }

  private static void products(int count, float[] factor, int factorAt, float[] values, int at) {
    for (int i = 0; i < count; i += WIDTH) {
      load(values, at + i).mul(load(factor, factorAt + i)).intoArray(values, at + i);
    }
  }

  @Override
  public void featureErrors(
      int feature, int columns, Reconstruction errors, Rows x, Rows z, float[] derivative) {
    for (int half = 0; half < LANES; half += WIDTH) {
      featureErrorRow(columns, errors, x, z, derivative, feature, half);
    }
  }

  private static void featureErrorRow(
      int columns, Reconstruction errors, Rows x, Rows z, float[] derivative, int i, int half) {
    float[] tokens = x.floats();
    float[] numbers = z.floats();
    float[] lossPartial = errors.loss();
    float[] biasPartial = errors.biasGradient();
    FloatVector slope = FloatVector.broadcast(FLOATS, errors.slope()[i]);
    int xAt = x.at() + i * x.columns() + half;
    int zAt = z.at() + i * z.columns() + half;
    int sums = i * LANES + half;
    FloatVector loss = load(lossPartial, sums);
    FloatVector sum = load(biasPartial, sums);
    for (int c = 0; c < columns; c += LANES) {
      FloatVector difference = load(numbers, zAt + c).sub(load(tokens, xAt + c));
      FloatVector g = difference.mul(slope);
      loss = g.fma(difference, loss);
      FloatVector d = g.mul(load(derivative, half + c));
      d.intoArray(numbers, zAt + c);
      sum = sum.add(d);
    }
    loss.intoArray(lossPartial, sums);
    sum.intoArray(biasPartial, sums);
  }

  @Override
  public void tokenErrors(
      int tokens, int columns, Reconstruction errors, Rows x, Rows z, float[] derivative) {
    for (int t = 0; t < tokens; t++) {
      for (int half = 0; half < LANES; half += WIDTH) {
        tokenErrorRow(columns, errors, x, z, derivative, t, half);
      }
    }
  }

  private static void tokenErrorRow(
      int columns, Reconstruction errors, Rows x, Rows z, float[] derivative, int t, int half) {
    float[] token = x.floats();
    float[] numbers = z.floats();
    float[] slope = errors.slope();
    float[] lossPartial = errors.loss();
    float[] biasGradient = errors.biasGradient();
    int xAt = x.at() + t * x.columns();
    int zAt = z.at() + t * z.columns();
    FloatVector loss = load(lossPartial, half);
    for (int i = half; i < columns; i += LANES) {
      FloatVector difference = load(numbers, zAt + i).sub(load(token, xAt + i));
      FloatVector g = difference.mul(load(slope, i));
      loss = g.fma(difference, loss);
      FloatVector d = g.mul(load(derivative, t * z.columns() + i));
      d.intoArray(numbers, zAt + i);
      load(biasGradient, i).add(d).intoArray(biasGradient, i);
    }
    loss.intoArray(lossPartial, half);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }
}
