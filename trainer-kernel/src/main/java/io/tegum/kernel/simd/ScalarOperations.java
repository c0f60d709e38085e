package io.tegum.kernel.simd;

/** The specification of {@link PanelOperations}, in plain loops; the fallback without vectors. */
final class ScalarOperations implements PanelOperations {

  @Override
  public int width() {
    return 1;
  }

  @Override
  public void multiply(
      int rows, int depth, int columns, Factor factor, Rows in, Rows initial, Rows out) {
    for (int p = 0; p < rows; p++) {
      int from = initial.at() + p * initial.columns();
      int to = out.at() + p * out.columns();
      System.arraycopy(initial.floats(), from, out.floats(), to, columns);
      for (int q = 0; q < depth; q++) {
        int at = factor.at() + p * factor.rowStep() + q * factor.depthStep();
        int row = in.at() + q * in.columns();
        addMultiple(columns, factor.floats()[at], in.floats(), row, out.floats(), to);
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
      int leftRows, int rightRows, int columns, Rows left, Rows right, float[] partial, int at) {
    for (int p = 0; p < leftRows; p++) {
      for (int q = 0; q < rightRows; q++) {
        int sums = at + (p * rightRows + q) * LANES;
        for (int c = 0; c < columns; c += LANES) {
          int l = left.at() + p * left.columns() + c;
          int r = right.at() + q * right.columns() + c;
          for (int lane = 0; lane < LANES; lane++) {
            float factor = left.floats()[l + lane];
            partial[sums + lane] = Math.fma(factor, right.floats()[r + lane], partial[sums + lane]);
          }
        }
      }
    }
  }

  @Override
  public void featureErrors(int features, int columns, Reconstruction errors, Rows x, Rows z) {
    float floor = errors.floor();
    float[] slope = errors.slope();
    float[] loss = errors.loss();
    float[] biasGradient = errors.biasGradient();
    float[] numbers = z.floats();
    for (int i = 0; i < features; i++) {
      int row = z.at() + i * z.columns();
      int token = x.at() + i * x.columns();
      for (int c = 0; c < columns; c++) {
        int lane = i * LANES + c % LANES;
        float pre = numbers[row + c] + errors.bias()[i];
        boolean silent = pre <= floor;
        float difference = (silent ? floor : pre) - x.floats()[token + c];
        float g = difference * slope[i];
        loss[lane] = Math.fma(g, difference, loss[lane]);
        numbers[row + c] = silent ? 0 : g;
        biasGradient[lane] += numbers[row + c];
      }
    }
  }

  @Override
  public void tokenErrors(int tokens, int columns, Reconstruction errors, Rows x, Rows z) {
    float floor = errors.floor();
    float[] slope = errors.slope();
    float[] loss = errors.loss();
    float[] biasGradient = errors.biasGradient();
    float[] numbers = z.floats();
    for (int t = 0; t < tokens; t++) {
      int row = z.at() + t * z.columns();
      int token = x.at() + t * x.columns();
      for (int i = 0; i < columns; i++) {
        float pre = numbers[row + i];
        boolean silent = pre <= floor;
        float difference = (silent ? floor : pre) - x.floats()[token + i];
        float g = difference * slope[i];
        loss[i % LANES] = Math.fma(g, difference, loss[i % LANES]);
        float d = silent ? 0 : g;
        numbers[row + i] = d;
        biasGradient[i] += d;
      }
    }
  }

  @Override
  public void logitErrors(
      int rank, int columns, float scale, Rows u, Rows v, float[] target, float[] lossPartial) {
    for (int c = 0; c < columns; c++) {
      float logit = 0;
      for (int k = 0; k < rank; k++) {
        float left = u.floats()[u.at() + k * u.columns() + c];
        logit = Math.fma(left, v.floats()[v.at() + k * v.columns() + c], logit);
      }
      float error = logit - target[c];
      lossPartial[c % LANES] = Math.fma(error, error, lossPartial[c % LANES]);
      float q = scale * error;
      for (int k = 0; k < rank; k++) {
        u.floats()[u.at() + k * u.columns() + c] *= q;
        v.floats()[v.at() + k * v.columns() + c] *= q;
      }
    }
  }

  @Override
  public void strongestPresent(
      int columns, float weight, float[] x, int xAt, float[] y, int yAt, float[] target) {
    for (int c = 0; c < columns; c++) {
      if (x[xAt + c] != 0 && y[yAt + c] != 0 && weight > target[c]) {
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
  public void sumLanes(int count, float[] partial, int at, float[] out, int outAt) {
    for (int k = 0; k < count; k++) {
      int p = at + k * LANES;
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
      float stepSize, float secondScale, float keep, float inGradient, Moments moments) {
    float[] parameters = moments.parameters();
    float[] gradient = moments.gradient();
    float[] first = moments.first();
    float[] second = moments.second();
    for (int k = moments.begin(); k < moments.end(); k++) {
      float p = parameters[k] * keep;
      float slope = Math.fma(inGradient, p, gradient[k]);
      first[k] = Math.fma(ONE_MINUS_BETA1, slope, BETA1 * first[k]);
      second[k] = Math.fma(ONE_MINUS_BETA2 * slope, slope, BETA2 * second[k]);
      float divisor = Math.fma((float) Math.sqrt(second[k]), secondScale, EPSILON);
      parameters[k] = p - stepSize * first[k] / divisor;
    }
  }
}
