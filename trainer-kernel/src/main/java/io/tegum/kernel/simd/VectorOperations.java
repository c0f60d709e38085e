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
      int rows,
      int depth,
      int columns,
      float[] factor,
      int factorAt,
      int factorRowStep,
      int factorDepthStep,
      float[] in,
      int inAt,
      int inStride,
      float[] initial,
      int initialAt,
      int initialStride,
      float[] out,
      int outAt,
      int outStride) {
    int p = 0;
    for (; p + 6 <= rows; p += 6) {
      VectorProducts.multiply6(
          depth,
          columns,
          factor,
          factorAt + p * factorRowStep,
          factorRowStep,
          factorDepthStep,
          in,
          inAt,
          inStride,
          initial,
          initialAt + p * initialStride,
          initialStride,
          out,
          outAt + p * outStride,
          outStride);
    }
    for (; p + 4 <= rows; p += 4) {
      VectorProducts.multiply4(
          depth,
          columns,
          factor,
          factorAt + p * factorRowStep,
          factorRowStep,
          factorDepthStep,
          in,
          inAt,
          inStride,
          initial,
          initialAt + p * initialStride,
          initialStride,
          out,
          outAt + p * outStride,
          outStride);
    }
    for (; p + 2 <= rows; p += 2) {
      VectorProducts.multiply2(
          depth,
          columns,
          factor,
          factorAt + p * factorRowStep,
          factorRowStep,
          factorDepthStep,
          in,
          inAt,
          inStride,
          initial,
          initialAt + p * initialStride,
          initialStride,
          out,
          outAt + p * outStride,
          outStride);
    }
    if (p < rows) {
      VectorProducts.multiply1(
          depth,
          columns,
          factor,
          factorAt + p * factorRowStep,
          factorDepthStep,
          in,
          inAt,
          inStride,
          initial,
          initialAt + p * initialStride,
          out,
          outAt + p * outStride);
    }
  }

  @Override
  public void outer(
      int leftRows,
      int rightRows,
      int columns,
      float[] left,
      int leftAt,
      int leftStride,
      float[] right,
      int rightAt,
      int rightStride,
      float[] partial,
      int partialAt) {
    int rowStep = rightRows * LANES;
    for (int half = 0; half < LANES; half += WIDTH) {
      int p = 0;
      for (; p + 2 <= leftRows; p += 2) {
        int l = leftAt + p * leftStride + half;
        int at = partialAt + p * rowStep + half;
        int q = 0;
        for (; q + 4 <= rightRows; q += 4) {
          VectorProducts.outer2x4(
              columns,
              left,
              l,
              leftStride,
              right,
              rightAt + q * rightStride + half,
              rightStride,
              partial,
              at + q * LANES,
              rowStep);
        }
        for (; q < rightRows; q++) {
          int r = rightAt + q * rightStride + half;
          VectorProducts.outer1x1(columns, left, l, right, r, partial, at + q * LANES);
          VectorProducts.outer1x1(
              columns, left, l + leftStride, right, r, partial, at + rowStep + q * LANES);
        }
      }
      for (; p < leftRows; p++) {
        int l = leftAt + p * leftStride + half;
        int at = partialAt + p * rowStep + half;
        int q = 0;
        for (; q + 4 <= rightRows; q += 4) {
          VectorProducts.outer1x4(
              columns,
              left,
              l,
              right,
              rightAt + q * rightStride + half,
              rightStride,
              partial,
              at + q * LANES);
        }
        for (; q < rightRows; q++) {
          int r = rightAt + q * rightStride + half;
          VectorProducts.outer1x1(columns, left, l, right, r, partial, at + q * LANES);
        }
      }
    }
  }

  @Override
  public void featureErrors(
      int features,
      int columns,
      float floor,
      float[] bias,
      float[] slope,
      float[] x,
      int xAt,
      float[] z,
      int stride,
      float[] lossPartial,
      float[] biasPartial) {
    for (int half = 0; half < LANES; half += WIDTH) {
      for (int i = 0; i < features; i++) {
        int row = i * stride + half;
        featureErrorRow(
            columns,
            floor,
            bias[i],
            slope[i],
            x,
            xAt + row,
            z,
            row,
            lossPartial,
            biasPartial,
            i * LANES + half);
      }
    }
  }

  private static void featureErrorRow(
      int columns,
      float floor,
      float bias,
      float slope,
      float[] x,
      int xAt,
      float[] z,
      int zAt,
      float[] lossPartial,
      float[] biasPartial,
      int sums) {
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector loss = load(lossPartial, sums);
    FloatVector sum = load(biasPartial, sums);
    for (int c = 0; c < columns; c += LANES) {
      FloatVector pre = load(z, zAt + c).add(bias);
      VectorMask<Float> silent = pre.compare(VectorOperators.LE, floors);
      FloatVector difference = pre.blend(floors, silent).sub(load(x, xAt + c));
      FloatVector g = difference.mul(slope);
      loss = g.fma(difference, loss);
      FloatVector d = g.blend(zero, silent);
      d.intoArray(z, zAt + c);
      sum = sum.add(d);
    }
    loss.intoArray(lossPartial, sums);
    sum.intoArray(biasPartial, sums);
  }

  @Override
  public void tokenErrors(
      int tokens,
      int columns,
      float floor,
      float[] slope,
      float[] x,
      int xAt,
      float[] z,
      int zAt,
      int stride,
      float[] lossPartial,
      float[] biasGradient) {
    for (int t = 0; t < tokens; t++) {
      int at = t * stride;
      for (int half = 0; half < LANES; half += WIDTH) {
        tokenErrorRow(
            half, columns, floor, slope, x, xAt + at, z, zAt + at, lossPartial, biasGradient);
      }
    }
  }

  private static void tokenErrorRow(
      int half,
      int columns,
      float floor,
      float[] slope,
      float[] x,
      int xAt,
      float[] z,
      int zAt,
      float[] lossPartial,
      float[] biasGradient) {
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector loss = load(lossPartial, half);
    for (int i = half; i < columns; i += LANES) {
      FloatVector pre = load(z, zAt + i);
      VectorMask<Float> silent = pre.compare(VectorOperators.LE, floors);
      FloatVector difference = pre.blend(floors, silent).sub(load(x, xAt + i));
      FloatVector g = difference.mul(load(slope, i));
      loss = g.fma(difference, loss);
      FloatVector d = g.blend(zero, silent);
      d.intoArray(z, zAt + i);
      load(biasGradient, i).add(d).intoArray(biasGradient, i);
    }
    loss.intoArray(lossPartial, half);
  }

  @Override
  public void logitErrors(
      int rank,
      int columns,
      float scale,
      float[] u,
      int uAt,
      float[] v,
      int vAt,
      int stride,
      float[] target,
      float[] lossPartial) {
    for (int c = 0; c < columns; c += WIDTH) {
      FloatVector logit = FloatVector.zero(FLOATS);
      for (int k = 0; k < rank; k++) {
        logit = load(u, uAt + k * stride + c).fma(load(v, vAt + k * stride + c), logit);
      }
      FloatVector error = logit.sub(load(target, c));
      error.fma(error, load(lossPartial, c % LANES)).intoArray(lossPartial, c % LANES);
      FloatVector q = error.mul(scale);
      for (int k = 0; k < rank; k++) {
        load(u, uAt + k * stride + c).mul(q).intoArray(u, uAt + k * stride + c);
        load(v, vAt + k * stride + c).mul(q).intoArray(v, vAt + k * stride + c);
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
              .compare(VectorOperators.GT, zero)
              .and(load(y, yAt + c).compare(VectorOperators.GT, zero))
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
  public void sumLanes(int count, float[] partial, float[] out, int outAt) {
    SCALAR.sumLanes(count, partial, out, outAt);
  }

  /** For what vectors do not make faster. */
  private static final ScalarOperations SCALAR = new ScalarOperations();

  @Override
  public void adam(
      int count,
      float stepSize,
      float secondScale,
      float keep,
      float inGradient,
      float[] gradient,
      float[] parameters,
      float[] first,
      float[] second) {
    FloatVector decay = FloatVector.broadcast(FLOATS, inGradient);
    FloatVector toFirst = FloatVector.broadcast(FLOATS, ONE_MINUS_BETA1);
    FloatVector toSecond = FloatVector.broadcast(FLOATS, ONE_MINUS_BETA2);
    FloatVector scale = FloatVector.broadcast(FLOATS, secondScale);
    FloatVector epsilon = FloatVector.broadcast(FLOATS, EPSILON);
    for (int k = 0; k < count; k += WIDTH) {
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
