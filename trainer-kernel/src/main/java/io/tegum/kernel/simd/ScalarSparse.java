package io.tegum.kernel.simd;

import static io.tegum.kernel.simd.ScalarOperations.addMultiple;

import java.util.Arrays;

/** The specification of {@link SparseOperations}, in plain loops. */
final class ScalarSparse implements SparseOperations {

  @Override
  public void gramSingles(
      int features, int[] end, float[] value, int at, GramTables tables, Reconstruction errors) {
    for (int j = 0, begin = at; j < features; begin = end[j], j++) {
      gramSingles(begin, end[j], j, value, tables, errors);
    }
  }

  /** Those with feature j alone. */
  private static void gramSingles(
      int begin, int end, int j, float[] value, GramTables tables, Reconstruction errors) {
    int columns = tables.rows().columns();
    float[] memory = tables.rows().floats();
    int gramAt = tables.gram();
    int sumsAt = tables.sums();
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    for (int t = begin; t < end; t++) {
      for (int i = 0; i < columns; i++) {
        float pre = Math.fma(value[t], memory[gramAt + j * columns + i], bias[i]);
        boolean silent = pre <= floor;
        float difference = (silent ? floor : pre) - (i == j ? value[t] : 0);
        float g = difference * slope[i];
        loss[i] = Math.fma(g, difference, loss[i]);
        float d = silent ? 0 : g;
        biasGradient[i] += d;
        memory[sumsAt + j * columns + i] = Math.fma(value[t], d, memory[sumsAt + j * columns + i]);
      }
    }
  }

  @Override
  public void products(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      Rows rows,
      int rowsAt,
      int outAt) {
    int[] feature = slots.feature();
    float[] value = slots.value();
    int columns = rows.columns();
    float[] memory = rows.floats();
    for (int t = 0; t < tokens; t++) {
      int to = outAt + t * columns;
      int end = listAt + t + present * listStride;
      Arrays.fill(memory, to, to + columns, 0);
      for (int e = listAt + t; e < end; e += listStride) {
        addMultiple(columns, value[e], memory, rowsAt + feature[e] * columns, memory, to);
      }
    }
  }

  @Override
  public void outer(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      Rows rows,
      int inAt,
      int rowsAt) {
    int[] feature = slots.feature();
    float[] value = slots.value();
    int columns = rows.columns();
    float[] memory = rows.floats();
    for (int t = 0; t < tokens; t++) {
      int end = listAt + t + present * listStride;
      for (int e = listAt + t; e < end; e += listStride) {
        addMultiple(
            columns, value[e], memory, inAt + t * columns, memory, rowsAt + feature[e] * columns);
      }
    }
  }

  @Override
  public void gramErrors(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      GramTables tables,
      Reconstruction errors) {
    int[] feature = slots.feature();
    float[] value = slots.value();
    int columns = tables.rows().columns();
    float[] memory = tables.rows().floats();
    int gramAt = tables.gram();
    int xAt = tables.x();
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    for (int t = 0; t < tokens; t++) {
      int begin = listAt + t;
      int end = begin + present * listStride;
      for (int i = 0; i < columns; i++) {
        float pre = bias[i];
        for (int e = begin; e < end; e += listStride) {
          pre = Math.fma(value[e], memory[gramAt + feature[e] * columns + i], pre);
        }
        boolean silent = pre <= floor;
        float difference = (silent ? floor : pre) - memory[xAt + t * columns + i];
        float g = difference * slope[i];
        loss[i] = Math.fma(g, difference, loss[i]);
        float d = silent ? 0 : g;
        biasGradient[i] += d;
        memory[xAt + t * columns + i] = d;
      }
    }
  }

  @Override
  public void gramFew(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      GramTables tables,
      Reconstruction errors) {
    int[] feature = slots.feature();
    float[] value = slots.value();
    int columns = tables.rows().columns();
    float[] memory = tables.rows().floats();
    int gramAt = tables.gram();
    int unitsAt = tables.units();
    int sumsAt = tables.sums();
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    for (int t = listAt; t < listAt + tokens; t++) {
      int end = t + present * listStride;
      for (int i = 0; i < columns; i++) {
        float pre = bias[i];
        for (int e = t; e < end; e += listStride) {
          pre = Math.fma(value[e], memory[gramAt + feature[e] * columns + i], pre);
        }
        boolean silent = pre <= floor;
        float difference = silent ? floor : pre;
        for (int e = t; e < end; e += listStride) {
          difference = Math.fma(value[e], memory[unitsAt + feature[e] * columns + i], difference);
        }
        float g = difference * slope[i];
        loss[i] = Math.fma(g, difference, loss[i]);
        float d = silent ? 0 : g;
        biasGradient[i] += d;
        for (int e = t; e < end; e += listStride) {
          int at = sumsAt + feature[e] * columns + i;
          memory[at] = Math.fma(value[e], d, memory[at]);
        }
      }
    }
  }

  @Override
  public void gather(Lists lists, int t, Rows values, Rows rows, Rows out) {
    int begin = lists.begin()[t];
    int end = lists.begin()[t + 1];
    int outAt = out.at() + t * out.columns();
    for (int c = 0; c < rows.columns(); c++) {
      float even = 0;
      float odd = 0;
      for (int e = begin; e + 1 < end; e += 2) {
        even = product(lists.entry()[e], t, values, rows, c, even);
        odd = product(lists.entry()[e + 1], t, values, rows, c, odd);
      }
      if ((end - begin) % 2 == 1) {
        even = product(lists.entry()[end - 1], t, values, rows, c, even);
      }
      out.floats()[outAt + c] = even + odd;
    }
  }

  /** values[t][e] rows[e], in column c, added to a sum. */
  private static float product(int e, int t, Rows values, Rows rows, int c, float sum) {
    float value = values.floats()[values.at() + t * values.columns() + e];
    return Math.fma(value, rows.floats()[rows.at() + e * rows.columns() + c], sum);
  }

  @Override
  public void scatter(Lists lists, int t, Rows values, Rows in, Rows rows) {
    int columns = rows.columns();
    for (int k = lists.begin()[t]; k < lists.begin()[t + 1]; k++) {
      int e = lists.entry()[k];
      float value = values.floats()[values.at() + t * values.columns() + e];
      int from = in.at() + t * in.columns();
      addMultiple(columns, value, in.floats(), from, rows.floats(), rows.at() + e * columns);
    }
  }

  @Override
  public void nonZeros(float[] row, int rowAt, int columns, long[] marks) {
    Arrays.fill(marks, 0, SparseOperations.words(columns), 0);
    for (int i = 0; i < columns; i++) {
      int bits = Float.floatToRawIntBits(row[rowAt + i]) << 1; // without the sign
      marks[i / Long.SIZE] |= (long) ((bits | -bits) >>> (Integer.SIZE - 1)) << i; // no branch
    }
  }
}
