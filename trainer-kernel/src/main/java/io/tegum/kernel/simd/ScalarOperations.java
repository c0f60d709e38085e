package io.tegum.kernel.simd;

/** The specification of {@link PanelOperations}, in plain loops; the fallback without vectors. */
final class ScalarOperations implements PanelOperations {

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
  private static void addMultiple(
      int columns, float scalar, float[] in, int inAt, float[] out, int outAt) {
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
  public void gather(
      int[] index,
      int begin,
      int end,
      float[] values,
      int valuesAt,
      float[] rows,
      int columns,
      float[] out,
      int outAt) {
    for (int c = 0; c < columns; c++) {
      float even = 0;
      float odd = 0;
      for (int e = begin; e + 1 < end; e += 2) {
        even = Math.fma(values[valuesAt + index[e]], rows[index[e] * columns + c], even);
        odd = Math.fma(values[valuesAt + index[e + 1]], rows[index[e + 1] * columns + c], odd);
      }
      if ((end - begin) % 2 == 1) {
        int last = index[end - 1];
        even = Math.fma(values[valuesAt + last], rows[last * columns + c], even);
      }
      out[outAt + c] = even + odd;
    }
  }

  @Override
  public void scatter(
      int[] index,
      int begin,
      int end,
      float[] values,
      int valuesAt,
      float[] in,
      int inAt,
      float[] rows,
      int columns) {
    for (int e = begin; e < end; e++) {
      addMultiple(columns, values[valuesAt + index[e]], in, inAt, rows, index[e] * columns);
    }
  }

  @Override
  public int nonZeros(float[] row, int rowAt, int columns, int[] index, int begin) {
    int end = begin;
    for (int i = 0; i < columns; i++) {
      if (row[rowAt + i] != 0) {
        index[end++] = i;
      }
    }
    return end;
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
  public void randomWords(long state, long first, int count, long[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = word(state, first + k);
    }
  }

  @Override
  public void sparseUniforms(
      long state, long first, int threshold, int count, float[] out, int outAt) {
    float scale = (float) (1.0 / (0x1.0p31 - threshold));
    for (int k = 0; k < count; k++) {
      long word = word(state, first + k / 2);
      int half = (int) (k % 2 == 0 ? word : word >>> 32);
      out[outAt + k] = Math.max((half >>> 1) - (threshold - 1), 0) * scale;
    }
  }

  static long word(long state, long number) {
    long z = state + (number + 1) * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
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
