package io.tegum.kernel.simd;

/** The specification of {@link PanelOperations}, in plain loops; the fallback without vectors. */
final class ScalarOperations implements PanelOperations {

  @Override
  public int width() {
    return 1;
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
    for (int p = 0; p < rows; p++) {
      int to = outAt + p * outStride;
      System.arraycopy(initial, initialAt + p * initialStride, out, to, columns);
      for (int q = 0; q < depth; q++) {
        float scalar = factor[factorAt + p * factorRowStep + q * factorDepthStep];
        addMultiple(columns, scalar, in, inAt + q * inStride, out, to);
      }
    }
  }

  /** out += scalar in: the loop that C2 turns into vector code by itself. */
  static void addMultiple(int columns, float scalar, float[] in, int inAt, float[] out, int outAt) {
    for (int c = 0; c < columns; c++) {
      out[outAt + c] = Math.fma(scalar, in[inAt + c], out[outAt + c]);
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
    for (int p = 0; p < leftRows; p++) {
      for (int q = 0; q < rightRows; q++) {
        int at = partialAt + (p * rightRows + q) * LANES;
        for (int c = 0; c < columns; c += LANES) {
          int l = leftAt + p * leftStride + c;
          int r = rightAt + q * rightStride + c;
          for (int lane = 0; lane < LANES; lane++) {
            partial[at + lane] = Math.fma(left[l + lane], right[r + lane], partial[at + lane]);
          }
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
    for (int i = 0; i < features; i++) {
      int row = i * stride;
      for (int c = 0; c < columns; c++) {
        int lane = i * LANES + c % LANES;
        float pre = z[row + c] + bias[i];
        boolean silent = pre <= floor;
        float difference = (silent ? floor : pre) - x[xAt + row + c];
        float g = difference * slope[i];
        lossPartial[lane] = Math.fma(g, difference, lossPartial[lane]);
        z[row + c] = silent ? 0 : g;
        biasPartial[lane] += z[row + c];
      }
    }
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
      for (int i = 0; i < columns; i++) {
        int at = t * stride + i;
        float pre = z[zAt + at];
        boolean silent = pre <= floor;
        float difference = (silent ? floor : pre) - x[xAt + at];
        float g = difference * slope[i];
        lossPartial[i % LANES] = Math.fma(g, difference, lossPartial[i % LANES]);
        float d = silent ? 0 : g;
        z[zAt + at] = d;
        biasGradient[i] += d;
      }
    }
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
    for (int c = 0; c < columns; c++) {
      float logit = 0;
      for (int k = 0; k < rank; k++) {
        logit = Math.fma(u[uAt + k * stride + c], v[vAt + k * stride + c], logit);
      }
      float error = logit - target[c];
      lossPartial[c % LANES] = Math.fma(error, error, lossPartial[c % LANES]);
      float q = scale * error;
      for (int k = 0; k < rank; k++) {
        u[uAt + k * stride + c] *= q;
        v[vAt + k * stride + c] *= q;
      }
    }
  }

  @Override
  public void strongestPresent(
      int columns, float weight, float[] x, int xAt, float[] y, int yAt, float[] target) {
    for (int c = 0; c < columns; c++) {
      if (x[xAt + c] > 0 && y[yAt + c] > 0 && weight > target[c]) {
        target[c] = weight;
      }
    }
  }

  @Override
  public void addProduct(
      int columns, float weight, float[] x, int xAt, float[] y, int yAt, float[] target) {
    for (int c = 0; c < columns; c++) {
      target[c] = Math.fma(weight * x[xAt + c], y[yAt + c], target[c]);
    }
  }

  @Override
  public void sumLanes(int count, float[] partial, float[] out, int outAt) {
    for (int k = 0; k < count; k++) {
      int p = k * LANES;
      float s0 = partial[p] + partial[p + 8];
      float s1 = partial[p + 1] + partial[p + 9];
      float s2 = partial[p + 2] + partial[p + 10];
      float s3 = partial[p + 3] + partial[p + 11];
      float s4 = partial[p + 4] + partial[p + 12];
      float s5 = partial[p + 5] + partial[p + 13];
      float s6 = partial[p + 6] + partial[p + 14];
      float s7 = partial[p + 7] + partial[p + 15];
      out[outAt + k] = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }
  }

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
    for (int k = 0; k < count; k++) {
      float p = parameters[k] * keep;
      float slope = Math.fma(inGradient, p, gradient[k]);
      first[k] = Math.fma(ONE_MINUS_BETA1, slope, BETA1 * first[k]);
      second[k] = Math.fma(ONE_MINUS_BETA2 * slope, slope, BETA2 * second[k]);
      float divisor = Math.fma((float) Math.sqrt(second[k]), secondScale, EPSILON);
      parameters[k] = p - stepSize * first[k] / divisor;
    }
  }
}
