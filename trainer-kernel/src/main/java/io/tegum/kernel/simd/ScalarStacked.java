package io.tegum.kernel.simd;

import java.util.Arrays;

/** The specification of {@link StackedOperations}, in plain loops: model by model. */
final class ScalarStacked implements StackedOperations {

  private static final int LANES = PanelOperations.LANES;
  private static final int STRIDE = StackedRows.TOKENS * MODELS; // of a feature's values
  private static final float TO_UNIT = 0x1.0p-31f;

  @Override
  public void randomNumbers(long[] state, int begin, int count, int[] atLeast, int[] out) {
    for (int row = 0; row < count; row++) {
      for (int model = 0; model < MODELS; model++) {
        boolean has = begin + row < atLeast[model];
        out[row * MODELS + model] =
            has ? number(state[StackedOperations.slot(model)], begin + row) : Integer.MAX_VALUE;
      }
    }
  }

  private static int number(long state, int number) {
    long word = ScalarRandom.word(state, number / 2);
    return (int) (number % 2 == 0 ? word : word >>> Integer.SIZE) >>> 1;
  }

  @Override
  public void countBelow(
      int[] numbers, int count, int[] threshold, int begin, int end, int[] below) {
    for (int at = begin * MODELS; at < end * MODELS; at++) {
      for (int row = 0; row < count; row++) {
        below[at] += numbers[row * MODELS + at % MODELS] < threshold[at] ? 1 : 0;
      }
    }
  }

  @Override
  public void counts(int[] below, int[] atLeast, int begin, int end, int[] count, int[] largest) {
    for (int set = begin; set < end; set++) {
      largest[set] = 0;
      for (int model = 0; model < MODELS; model++) {
        int at = set * MODELS + model;
        int all = set + 1 < end ? below[at + MODELS] : atLeast[model];
        count[at] = all - below[at];
        largest[set] = Math.max(largest[set], count[at]);
      }
    }
  }

  @Override
  public void uniforms(
      StackedSequences sequences,
      int[] first,
      int begin,
      int tokens,
      int[] count,
      int countAt,
      float[] out,
      int outAt) {
    for (int model = 0; model < MODELS; model++) {
      int end = Math.min(begin + tokens, count[countAt + model]);
      for (int token = begin; token < end; token++) {
        int number = number(sequences.state()[StackedOperations.slot(model)], first[model] + token);
        out[outAt + (token - begin) * MODELS + model] = Math.fma((float) number, TO_UNIT, TO_UNIT);
      }
    }
  }

  @Override
  public void begin(int m, int[] empty, StackedRows rows, float[] weights) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    int row = rows.features() * MODELS;
    Arrays.fill(memory, rows.sums(), rows.products(), 0);
    for (int i = 0; i < row; i++) {
      for (int j = 0; j < rows.features(); j++) {
        float product = 0;
        for (int k = 0; k < m; k++) {
          product =
              Math.fma(weights[k * row + j * MODELS + i % MODELS], weights[k * row + i], product);
        }
        memory[rows.gram() + j * row + i] = product;
      }
      float bias = weights[m * row + i];
      boolean silent = bias <= floor;
      float output = silent ? floor : bias;
      float g = output * memory[rows.slope() + i] * empty[i % MODELS];
      memory[rows.bias() + i] = bias;
      memory[rows.biasGradient() + i] = silent ? 0 : g;
      memory[rows.loss() + i] = g * output;
    }
  }

  @Override
  public void errors(
      int present, int[] feature, int set, int begin, int tokens, int[] count, StackedRows rows) {
    int n = rows.features();
    int packed = PackedOperations.tokens(n);
    for (int model = 0; model < MODELS; model++) {
      int end = Math.min(begin + tokens, count[set * MODELS + model]) - begin;
      for (int t = 0; t < end; t++) {
        int values = rows.values() + t * MODELS + model;
        int lanes = t % packed * n * MODELS;
        for (int i = 0; i < n; i++) {
          error(i, lanes, present, feature, set * n, values, model, rows);
        }
      }
    }
  }

  private static void error(
      int i,
      int lanes,
      int present,
      int[] feature,
      int featureAt,
      int values,
      int model,
      StackedRows rows) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    int row = rows.features() * MODELS;
    int at = i * MODELS + model;
    float z = memory[rows.bias() + at];
    float minusX = 0;
    for (int s = 0; s < present; s++) {
      int j = feature[featureAt + s];
      float v = memory[values + s * STRIDE];
      z = Math.fma(v, memory[rows.gram() + j * row + at], z);
      minusX = Math.fma(v, i == j ? -1 : 0, minusX);
    }
    boolean silent = z <= floor;
    float difference = (silent ? floor : z) + minusX;
    float g = difference * memory[rows.slope() + at];
    float d = silent ? 0 : g;
    int lane = lanes + at;
    memory[rows.loss() + lane] = Math.fma(g, difference, memory[rows.loss() + lane]);
    memory[rows.biasGradient() + lane] += d;
    for (int s = 0; s < present; s++) {
      int sum = rows.sums() + feature[featureAt + s] * StackedRows.LANES_OF_MODELS + lane;
      memory[sum] = Math.fma(memory[values + s * STRIDE], d, memory[sum]);
    }
  }

  @Override
  public void gradient(int m, StackedRows rows, float[] weights, float[] slope, float[] loss) {
    float[] memory = rows.floats();
    int n = rows.features();
    int row = n * MODELS;
    for (int at = 0; at < row; at++) {
      int model = at % MODELS;
      for (int k = 0; k < m * row; k += row) {
        for (int lane = at; lane < rows.usedLanes() * MODELS; lane += row) {
          float product = 0;
          for (int j = 0; j < n; j++) {
            float w = weights[k + j * MODELS + model];
            int sum = rows.sums() + j * StackedRows.LANES_OF_MODELS + lane;
            product = Math.fma(w, memory[sum], product);
          }
          memory[rows.products() + lane] = product;
        }
        int sums = rows.sums() + at / MODELS * StackedRows.LANES_OF_MODELS;
        for (int lane = model; lane < StackedRows.LANES_OF_MODELS; lane += MODELS) {
          memory[rows.repeated() + lane] = weights[k + lane % row] * memory[sums + lane];
        }
        slope[k + at] =
            addTokens(rows, memory, rows.products() + at)
                + addLanes(memory, rows.repeated() + model);
      }
      slope[m * row + at] = addTokens(rows, memory, rows.biasGradient() + at);
    }
    for (int model = 0; model < MODELS; model++) {
      loss[model] = addLanes(memory, rows.loss() + model);
    }
  }

  /** Adds up tokens as {@link ScalarPacked} does. */
  private static float addTokens(StackedRows rows, float[] memory, int at) {
    int row = rows.features() * MODELS;
    int tokens = PackedOperations.tokens(rows.features());
    for (int distance = LANES / 2; distance > 0; distance /= 2) {
      for (int t = 0; t < distance && t + distance < tokens; t++) {
        memory[at + t * row] += memory[at + (t + distance) * row];
      }
    }
    return memory[at];
  }

  /** Adds up lanes as by {@link PanelOperations#sumLanes}. */
  private static float addLanes(float[] memory, int at) {
    for (int distance = LANES / 2 * MODELS; distance >= MODELS; distance /= 2) {
      for (int lane = at; lane < at + distance; lane += MODELS) {
        memory[lane] += memory[lane + distance];
      }
    }
    return memory[at];
  }
}
