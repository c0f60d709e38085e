package io.tegum.kernel.simd;

import static io.tegum.kernel.simd.ScalarOperations.addMultiple;

import java.util.Arrays;

/** The specification of {@link SparseOperations}, in plain loops. */
final class ScalarSparse implements SparseOperations {

  @Override
  public void gramSingles(
      int tokens,
      int j,
      float[] value,
      int at,
      int columns,
      float floor,
      float[] bias,
      float[] slope,
      float[] memory,
      int gramAt,
      int sumsAt,
      float[] biasGradient,
      float[] loss) {
    for (int t = at; t < at + tokens; t++) {
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
      int[] feature,
      float[] value,
      int listAt,
      int listStride,
      int columns,
      float[] memory,
      int rowsAt,
      int outAt) {
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
      int[] feature,
      float[] value,
      int listAt,
      int listStride,
      int columns,
      float[] memory,
      int inAt,
      int rowsAt) {
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
      int[] feature,
      float[] value,
      int listAt,
      int listStride,
      int columns,
      float floor,
      float[] bias,
      float[] slope,
      float[] memory,
      int xAt,
      int gramAt,
      float[] biasGradient,
      float[] loss) {
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
      int[] feature,
      float[] value,
      int listAt,
      int listStride,
      int columns,
      float floor,
      float[] bias,
      float[] slope,
      float[] memory,
      int gramAt,
      int unitsAt,
      int sumsAt,
      float[] biasGradient,
      float[] loss) {
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
  public void nonZeros(float[] row, int rowAt, int columns, long[] marks) {
    Arrays.fill(marks, 0, SparseOperations.words(columns), 0);
    for (int i = 0; i < columns; i++) {
      int bits = Float.floatToRawIntBits(row[rowAt + i]) << 1; // without the sign
      marks[i / Long.SIZE] |= (long) ((bits | -bits) >>> (Integer.SIZE - 1)) << i; // no branch
    }
  }
}
