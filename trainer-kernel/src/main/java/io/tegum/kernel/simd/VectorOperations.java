package io.tegum.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link PanelOperations} by the incubating Vector API, in the machine's widest vectors. Loaded
 * only through {@link Simd}. Block sizes keep the accumulators of a loop in registers; the methods
 * are small and static because C2 gives up on big ones.
 */
final class VectorOperations implements PanelOperations {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  private static final int WIDTH = FLOATS.length();

  VectorOperations() {}

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void multiply(
      int rows, int depth, int columns, Factor factor, Rows in, Rows initial, Rows out) {
    VectorProducts.multiply(rows, depth, columns, factor, in, initial, out);
  }

  @Override
  public void outer(
      int leftRows, int rightRows, int columns, Rows left, Rows right, float[] partial, int at) {
    VectorOuter.outer(leftRows, rightRows, columns, left, right, partial, at);
  }

  @Override
  public void featureErrors(int features, int columns, Reconstruction errors, Rows x, Rows z) {
    for (int half = 0; half < LANES; half += WIDTH) {
      for (int i = 0; i < features; i++) {
        featureErrorRow(columns, errors, x, z, i, half);
      }
    }
  }

  private static void featureErrorRow(
      int columns, Reconstruction errors, Rows x, Rows z, int i, int half) {
    float[] tokens = x.floats();
    float[] numbers = z.floats();
    float[] lossPartial = errors.loss();
    float[] biasPartial = errors.biasGradient();
    float bias = errors.bias()[i];
    float slope = errors.slope()[i];
    int xAt = x.at() + i * x.columns() + half;
    int zAt = z.at() + i * z.columns() + half;
    int sums = i * LANES + half;
    FloatVector floors = FloatVector.broadcast(FLOATS, errors.floor());
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector loss = load(lossPartial, sums);
    FloatVector sum = load(biasPartial, sums);
    for (int c = 0; c < columns; c += LANES) {
      FloatVector pre = load(numbers, zAt + c).add(bias);
      VectorMask<Float> silent = pre.compare(VectorOperators.LE, floors);
      FloatVector difference = pre.blend(floors, silent).sub(load(tokens, xAt + c));
      FloatVector g = difference.mul(slope);
      loss = g.fma(difference, loss);
      FloatVector d = g.blend(zero, silent);
      d.intoArray(numbers, zAt + c);
      sum = sum.add(d);
    }
    loss.intoArray(lossPartial, sums);
    sum.intoArray(biasPartial, sums);
  }

  @Override
  public void tokenErrors(int tokens, int columns, Reconstruction errors, Rows x, Rows z) {
    for (int t = 0; t < tokens; t++) {
      for (int half = 0; half < LANES; half += WIDTH) {
        tokenErrorRow(columns, errors, x, z, t, half);
      }
    }
  }

  private static void tokenErrorRow(
      int columns, Reconstruction errors, Rows x, Rows z, int t, int half) {
    float[] token = x.floats();
    float[] numbers = z.floats();
    float[] slope = errors.slope();
    float[] lossPartial = errors.loss();
    float[] biasGradient = errors.biasGradient();
    int xAt = x.at() + t * x.columns();
    int zAt = z.at() + t * z.columns();
    FloatVector floors = FloatVector.broadcast(FLOATS, errors.floor());
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector loss = load(lossPartial, half);
    for (int i = half; i < columns; i += LANES) {
      FloatVector pre = load(numbers, zAt + i);
      VectorMask<Float> silent = pre.compare(VectorOperators.LE, floors);
      FloatVector difference = pre.blend(floors, silent).sub(load(token, xAt + i));
      FloatVector g = difference.mul(load(slope, i));
      loss = g.fma(difference, loss);
      FloatVector d = g.blend(zero, silent);
      d.intoArray(numbers, zAt + i);
      load(biasGradient, i).add(d).intoArray(biasGradient, i);
    }
    loss.intoArray(lossPartial, half);
  }

  @Override
  public void logitErrors(
      int rank, int columns, float scale, Rows u, Rows v, float[] target, float[] lossPartial) {
    float[] left = u.floats();
    float[] right = v.floats();
    for (int c = 0; c < columns; c += WIDTH) {
      FloatVector logit = FloatVector.zero(FLOATS);
      for (int k = 0; k < rank; k++) {
        FloatVector factor = load(left, u.at() + k * u.columns() + c);
        logit = factor.fma(load(right, v.at() + k * v.columns() + c), logit);
      }
      FloatVector error = logit.sub(load(target, c));
      error.fma(error, load(lossPartial, c % LANES)).intoArray(lossPartial, c % LANES);
      FloatVector q = error.mul(scale);
      for (int k = 0; k < rank; k++) {
        int at = u.at() + k * u.columns() + c;
        load(left, at).mul(q).intoArray(left, at);
        at = v.at() + k * v.columns() + c;
        load(right, at).mul(q).intoArray(right, at);
      }
    }
  }

  @Override
  public void strongestPresent(
      int columns, float weight, float[] x, int xAt, float[] y, int yAt, float[] target) {
    FloatVector weights = FloatVector.broadcast(FLOATS, weight);
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int c = 0; c < columns; c += WIDTH) {
      FloatVector strongest = load(target, c);
      VectorMask<Float> stronger =
          load(x, xAt + c)
              .compare(VectorOperators.NE, zero)
              .and(load(y, yAt + c).compare(VectorOperators.NE, zero))
              .and(weights.compare(VectorOperators.GT, strongest));
      strongest.blend(weights, stronger).intoArray(target, c);
    }
  }

  @Override
  public void addProduct(
      int columns, float weight, float[] x, int xAt, float[] y, int yAt, float[] target) {
    FloatVector weights = FloatVector.broadcast(FLOATS, weight);
    for (int c = 0; c < columns; c += WIDTH) {
      weights.mul(load(x, xAt + c)).fma(load(y, yAt + c), load(target, c)).intoArray(target, c);
    }
  }

  @Override
  public void sumLanes(int count, float[] partial, int at, float[] out, int outAt) {
    SCALAR.sumLanes(count, partial, at, out, outAt);
  }

  /** For what vectors do not make faster. */
  private static final ScalarOperations SCALAR = new ScalarOperations();

  @Override
  public void adam(
      float stepSize, float secondScale, float keep, float inGradient, Moments moments) {
    float[] parameters = moments.parameters();
    float[] gradient = moments.gradient();
    float[] first = moments.first();
    float[] second = moments.second();
    FloatVector decay = FloatVector.broadcast(FLOATS, inGradient);
    FloatVector toFirst = FloatVector.broadcast(FLOATS, ONE_MINUS_BETA1);
    FloatVector toSecond = FloatVector.broadcast(FLOATS, ONE_MINUS_BETA2);
    FloatVector scale = FloatVector.broadcast(FLOATS, secondScale);
    FloatVector epsilon = FloatVector.broadcast(FLOATS, EPSILON);
    int end = moments.end();
    for (int k = moments.begin(); k < end; k += WIDTH) {
      FloatVector p = load(parameters, k).mul(keep);
      FloatVector slope = decay.fma(p, load(gradient, k));
      FloatVector mean = toFirst.fma(slope, load(first, k).mul(BETA1));
      FloatVector square = toSecond.mul(slope).fma(slope, load(second, k).mul(BETA2));
      mean.intoArray(first, k);
      square.intoArray(second, k);
      FloatVector divisor = square.lanewise(VectorOperators.SQRT).fma(scale, epsilon);
      p.sub(mean.mul(stepSize).div(divisor)).intoArray(parameters, k);
    }
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }
}
