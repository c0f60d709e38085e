package io.tegum.kernel.simd;

/** The specification of {@link TableOperations}, in plain loops; the fallback without vectors. */
final class ScalarTables implements TableOperations {

  /** 1.5 x 2^23: adding it rounds to an integer, which then stands in the lowest bits. */
  static final float ROUNDER = 12582912f;

  static final float LOG2_E = (float) 1.4426950408889634;

  static final float LN_2 = (float) 0.6931471805599453;

  /** What LN_2 lacks. */
  static final float LN_2_REST = (float) (0.6931471805599453 - LN_2);

  static final int EXPONENT_BIAS = 127;

  static final int MANTISSA_BITS = 23;

  /** 1 / k! from k = 7 down to 2: within 5e-9 of e^r for |r| up to ln(2) / 2. */
  static final float C7 = 1f / 5040;

  static final float C6 = 1f / 720;
  static final float C5 = 1f / 120;
  static final float C4 = 1f / 24;
  static final float C3 = 1f / 6;
  static final float C2 = 1f / 2;

  static float exponential(float value) {
    float x = Math.max(LEAST_EXPONENT, Math.min(LARGEST_EXPONENT, value));
    float shifted = Math.fma(x, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float r = Math.fma(n, -LN_2, x);
    r = Math.fma(n, -LN_2_REST, r);
    float p = Math.fma(C7, r, C6);
    p = Math.fma(p, r, C5);
    p = Math.fma(p, r, C4);
    p = Math.fma(p, r, C3);
    p = Math.fma(p, r, C2);
    p = Math.fma(p, r, 1);
    p = Math.fma(p, r, 1);
    int bits = (Float.floatToRawIntBits(shifted) + EXPONENT_BIAS) << MANTISSA_BITS;
    return p * Float.intBitsToFloat(bits);
  }

  @Override
  public void exponentials(int count, float[] x, int at) {
    for (int k = at; k < at + count; k++) {
      x[k] = exponential(x[k]);
    }
  }

  @Override
  public void gather(
      int first,
      int pairs,
      EntryLists lists,
      int columns,
      float[] memory,
      int tableAt,
      int baseAt,
      int outAt) {
    int[] entry = lists.entry();
    int places = lists.places();
    for (int s = 0; s < pairs; s++) {
      int out = outAt + s * columns;
      System.arraycopy(memory, baseAt, memory, out, columns);
      for (int j = 0; j < places; j++) {
        add(columns, memory, tableAt + entry[(first + s) * places + j] * columns, out);
      }
    }
  }

  @Override
  public void scatter(
      int first, int pairs, EntryLists lists, int columns, float[] memory, int inAt, int tableAt) {
    int[] entry = lists.entry();
    int places = lists.places();
    for (int s = 0; s < pairs; s++) {
      for (int j = 0; j < places; j++) {
        int to = tableAt + entry[(first + s) * places + j] * columns;
        add(columns, memory, inAt + s * columns, to);
      }
    }
  }

  private static void add(int columns, float[] memory, int from, int to) {
    for (int c = 0; c < columns; c++) {
      memory[to + c] += memory[from + c];
    }
  }

  @Override
  public void divide(int rows, HeadShape shape, float[] memory, int at) {
    int heads = shape.heads();
    int size = shape.size();
    int columns = shape.tableRow();
    for (int row = at; row < at + rows * columns; row += columns) {
      int denominators = row + heads * size;
      for (int h = 0; h < heads; h++) {
        memory[denominators + h] = 1 / memory[denominators + h];
      }
      for (int a = row; a < denominators; a += heads) {
        for (int h = 0; h < heads; h++) {
          memory[a + h] *= memory[denominators + h];
        }
      }
    }
  }

  @Override
  public void divideSlope(int rows, HeadShape shape, float[] memory, int at, int slopeAt) {
    int heads = shape.heads();
    int size = shape.size();
    int columns = shape.tableRow();
    for (int row = 0; row < rows * columns; row += columns) {
      int z = at + row;
      int slope = slopeAt + row;
      int units = heads * size;
      for (int h = 0; h < heads; h++) {
        memory[slope + units + h] = 0;
      }
      for (int a = 0; a < units; a += heads) {
        for (int h = 0; h < heads; h++) {
          float numerator = memory[slope + a + h] * memory[z + units + h];
          memory[slope + a + h] = numerator;
          memory[slope + units + h] =
              Math.fma(-numerator, memory[z + a + h], memory[slope + units + h]);
        }
      }
    }
  }

  @Override
  public void softmaxErrors(
      int outputs,
      int columns,
      LogitRows rows,
      float[] label,
      float[] slope,
      float[] memory,
      float[] partial) {
    int stride = rows.stride();
    int logitsAt = rows.logits();
    int sumsAt = rows.sums();
    for (int c = 0; c < columns; c++) {
      float largest = memory[logitsAt + c];
      for (int o = 1; o < outputs; o++) {
        largest = Math.max(largest, memory[logitsAt + o * stride + c]);
      }
      float sum = 0;
      float right = 0;
      for (int o = 0; o < outputs; o++) {
        int k = logitsAt + o * stride + c;
        float distance = memory[k] - largest;
        right = label[c] == o ? distance : right;
        memory[k] = exponential(distance);
        sum += memory[k];
      }
      memory[sumsAt + c] = sum;
      memory[sumsAt + stride + c] = right;
      float scale = slope[c] / sum;
      for (int o = 0; o < outputs; o++) {
        int k = logitsAt + o * stride + c;
        float error = memory[k] * scale;
        error = label[c] == o ? error - slope[c] : error;
        memory[k] = error;
        partial[o * PanelOperations.LANES + c % PanelOperations.LANES] += error;
      }
    }
  }

  @Override
  public void scores(
      int entries, HeadShape shape, float[] memory, int queryAt, int keysAt, int outAt) {
    int heads = shape.heads();
    int units = shape.units();
    int columns = shape.unitRow();
    int stride = shape.headRow();
    for (int e = 0; e < entries; e++) {
      int out = outAt + e * stride;
      for (int h = 0; h < stride; h++) {
        memory[out + h] = 0;
      }
      for (int a = 0; a < units; a += heads) {
        int key = keysAt + e * columns + a;
        for (int h = 0; h < heads; h++) {
          memory[out + h] = Math.fma(memory[queryAt + a + h], memory[key + h], memory[out + h]);
        }
      }
    }
  }

  @Override
  public void weigh(
      int entries, HeadShape shape, float[] memory, int weightsAt, int valuesAt, int tableAt) {
    int heads = shape.heads();
    int units = shape.units();
    int valueColumns = shape.unitRow();
    int columns = shape.tableRow();
    int stride = shape.headRow();
    for (int e = 0; e < entries; e++) {
      int weights = weightsAt + e * stride;
      int table = tableAt + e * columns;
      for (int a = 0; a < units; a += heads) {
        int value = valuesAt + e * valueColumns + a;
        for (int h = 0; h < heads; h++) {
          memory[table + a + h] = memory[weights + h] * memory[value + h];
        }
      }
      System.arraycopy(memory, weights, memory, table + units, heads);
    }
  }

  @Override
  public void weighSlope(int entries, HeadShape shape, TableRows rows, float[] memory) {
    int heads = shape.heads();
    int units = shape.units();
    for (int e = 0; e < entries; e++) {
      int slope = rows.tableSlope() + e * shape.tableRow();
      int row = e * shape.unitRow();
      int weights = rows.weights() + e * shape.headRow();
      for (int h = 0; h < heads; h++) {
        float weight = memory[weights + h];
        float dWeight = memory[slope + units + h];
        for (int a = h; a < units; a += heads) {
          float s = memory[slope + a];
          dWeight = Math.fma(s, memory[rows.values() + row + a], dWeight);
          int at = rows.valueSlopes() + row + a;
          memory[at] = Math.fma(weight, s, memory[at]);
        }
        float dScore = dWeight * weight;
        for (int a = h; a < units; a += heads) {
          int at = rows.querySlope() + a;
          memory[at] = Math.fma(dScore, memory[rows.keys() + row + a], memory[at]);
          at = rows.keySlopes() + row + a;
          memory[at] = Math.fma(dScore, memory[rows.query() + a], memory[at]);
        }
      }
    }
  }
}
