package io.tegum.kernel.simd;

import java.util.Arrays;

/** The specification of {@link PackedOperations}, in plain loops. */
final class ScalarPacked implements PackedOperations {

  private static final int LANES = PanelOperations.LANES;
  private static final float[] ONES = new float[LANES];

  static {
    Arrays.fill(ONES, 1);
  }

  @Override
  public void begin(int m, int empty, PackedRows rows, float[] weights) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    for (int lane = 0; lane < LANES; lane++) {
      for (int j = 0; j < rows.features(); j++) {
        float product = 0;
        for (int k = 0; k < m; k++) {
          product = Math.fma(weights[k * LANES + j], weights[k * LANES + lane], product);
        }
        memory[rows.gram() + j * LANES + lane] = product;
        memory[rows.sums() + j * LANES + lane] = 0;
      }
      float bias = weights[m * LANES + lane];
      boolean silent = bias <= floor;
      float output = silent ? floor : bias;
      float g = output * memory[rows.slope() + LANES + lane] * empty;
      memory[rows.bias() + lane] = bias;
      memory[rows.biasGradient() + lane] = silent ? 0 : g;
      memory[rows.loss() + lane] = g * output;
    }
  }

  @Override
  public void errors(
      int present,
      int[] feature,
      int set,
      int tokens,
      float[] value,
      int valueAt,
      PackedRows rows) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    int n = rows.features();
    int packed = PackedOperations.tokens(n);
    int featureAt = set * n;
    for (int t = 0; t < tokens; t++) {
      for (int i = 0; i < n; i++) {
        int lane = t % packed * n + i;
        float z = memory[rows.bias() + lane];
        float minusX = 0;
        for (int s = 0; s < present; s++) {
          int row = feature[featureAt + s] * LANES + lane;
          float v = value[valueAt + s * tokens + t];
          z = Math.fma(v, memory[rows.gram() + row], z);
          minusX = Math.fma(v, memory[rows.unit() + row], minusX);
        }
        boolean silent = z <= floor;
        float difference = (silent ? floor : z) + minusX;
        float g = difference * memory[rows.slope() + packed * LANES + lane];
        float d = silent ? 0 : g;
        memory[rows.loss() + lane] = Math.fma(g, difference, memory[rows.loss() + lane]);
        memory[rows.biasGradient() + lane] += d;
        for (int s = 0; s < present; s++) {
          int sum = rows.sums() + feature[featureAt + s] * LANES + lane;
          memory[sum] = Math.fma(value[valueAt + s * tokens + t], d, memory[sum]);
        }
      }
    }
  }

  @Override
  public float gradient(int m, PackedRows rows, float[] weights, float[] slope) {
    float[] memory = rows.floats();
    int n = rows.features();
    for (int k = 0; k < m * LANES; k += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        float product = 0;
        for (int j = 0; j < n; j++) {
          product = Math.fma(weights[k + j], memory[rows.sums() + j * LANES + lane], product);
        }
        slope[k + lane] = product;
      }
      addTokens(n, slope, k);
      for (int i = 0; i < n; i++) {
        slope[k + i] += product(weights, k, memory, rows.sums() + i * LANES);
      }
      repeat(n, slope, k);
    }
    System.arraycopy(memory, rows.biasGradient(), slope, m * LANES, LANES);
    addTokens(n, slope, m * LANES);
    repeat(n, slope, m * LANES);
    return product(memory, rows.loss(), ONES, 0);
  }

  /** Adds a row's tokens to its first one. */
  private static void addTokens(int n, float[] memory, int row) {
    int end = PackedOperations.tokens(n) * n;
    for (int distance = LANES / 2; distance > 0; distance /= 2) {
      for (int i = 0; i + distance * n < end; i++) {
        memory[row + i] += memory[row + i + distance * n];
      }
    }
  }

  /** Puts a row's first token where the others are. */
  private static void repeat(int n, float[] memory, int row) {
    for (int lane = n; lane < LANES; lane++) {
      memory[row + lane] = memory[row + lane - n];
    }
  }

  /** The scalar product of two rows, added up as by {@link PanelOperations#sumLanes}. */
  private static float product(float[] a, int aAt, float[] b, int bAt) {
    float even =
        (two(a, aAt, b, bAt) + two(a, aAt + 4, b, bAt + 4))
            + (two(a, aAt + 2, b, bAt + 2) + two(a, aAt + 6, b, bAt + 6));
    float odd =
        (two(a, aAt + 1, b, bAt + 1) + two(a, aAt + 5, b, bAt + 5))
            + (two(a, aAt + 3, b, bAt + 3) + two(a, aAt + 7, b, bAt + 7));
    return even + odd;
  }

  private static float two(float[] a, int aAt, float[] b, int bAt) {
    return a[aAt] * b[bAt] + a[aAt + LANES / 2] * b[bAt + LANES / 2];
  }
}
