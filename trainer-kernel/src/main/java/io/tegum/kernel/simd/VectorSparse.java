package io.tegum.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link SparseOperations} by the incubating Vector API. */
final class VectorSparse implements SparseOperations {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int LANES = PanelOperations.LANES;
  private static final long LOWER_HALF = 0xffff_ffffL;

  /** Lane k holds bit k. */
  private static final IntVector LANE_BITS = IntVector.fromArray(INTS, powersOfTwo(), 0);

  private static int[] powersOfTwo() {
    int[] powers = new int[LANES];
    for (int k = 0; k < powers.length; k++) {
      powers[k] = 1 << k;
    }
    return powers;
  }

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
    for (int c = 0; c < columns; c += WIDTH) {
      VectorGram.single(
          tokens,
          j,
          value,
          at,
          columns,
          c,
          floor,
          bias,
          slope,
          memory,
          gramAt,
          sumsAt,
          biasGradient,
          loss);
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
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      VectorGram.errors2(
          present,
          tokens,
          feature,
          value,
          listAt,
          listStride,
          columns,
          c,
          floor,
          bias,
          slope,
          memory,
          xAt + c,
          gramAt + c,
          biasGradient,
          loss);
    }
    if (c < columns) {
      VectorGram.errors1(
          present,
          tokens,
          feature,
          value,
          listAt,
          listStride,
          columns,
          c,
          floor,
          bias,
          slope,
          memory,
          xAt + c,
          gramAt + c,
          biasGradient,
          loss);
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
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      switch (present) {
        case 2 ->
            VectorFew.twos(
                tokens,
                feature,
                value,
                listAt,
                listStride,
                columns,
                c,
                floor,
                bias,
                slope,
                memory,
                gramAt + c,
                unitsAt + c,
                sumsAt + c,
                biasGradient,
                loss);
        case 3 ->
            VectorFew.threes(
                tokens,
                feature,
                value,
                listAt,
                listStride,
                columns,
                c,
                floor,
                bias,
                slope,
                memory,
                gramAt + c,
                unitsAt + c,
                sumsAt + c,
                biasGradient,
                loss);
        case 4 ->
            VectorFew.fours(
                tokens,
                feature,
                value,
                listAt,
                listStride,
                columns,
                c,
                floor,
                bias,
                slope,
                memory,
                gramAt + c,
                unitsAt + c,
                sumsAt + c,
                biasGradient,
                loss);
        default -> throw new IllegalArgumentException(present + " present features");
      }
    }
    if (c < columns) {
      VectorFew.single(
          present,
          tokens,
          feature,
          value,
          listAt,
          listStride,
          columns,
          c,
          floor,
          bias,
          slope,
          memory,
          gramAt + c,
          unitsAt + c,
          sumsAt + c,
          biasGradient,
          loss);
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
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      VectorGram.products2(
          present,
          tokens,
          feature,
          value,
          listAt,
          listStride,
          columns,
          memory,
          rowsAt + c,
          outAt + c);
    }
    if (c < columns) {
      VectorGram.products1(
          present,
          tokens,
          feature,
          value,
          listAt,
          listStride,
          columns,
          memory,
          rowsAt + c,
          outAt + c);
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
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      VectorGram.outer2(
          present,
          tokens,
          feature,
          value,
          listAt,
          listStride,
          columns,
          memory,
          inAt + c,
          rowsAt + c);
    }
    if (c < columns) {
      VectorGram.outer1(
          present,
          tokens,
          feature,
          value,
          listAt,
          listStride,
          columns,
          memory,
          inAt + c,
          rowsAt + c);
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
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      gather2(index, begin, end, values, valuesAt, rows, columns, c, out, outAt + c);
    }
    for (; c < columns; c += WIDTH) {
      gather1(index, begin, end, values, valuesAt, rows, columns, c, out, outAt + c);
    }
  }

  private static void gather2(
      int[] index,
      int begin,
      int end,
      float[] values,
      int valuesAt,
      float[] rows,
      int columns,
      int c,
      float[] out,
      int outAt) {
    FloatVector even0 = FloatVector.zero(FLOATS);
    FloatVector even1 = FloatVector.zero(FLOATS);
    FloatVector odd0 = FloatVector.zero(FLOATS);
    FloatVector odd1 = FloatVector.zero(FLOATS);
    int e = begin;
    for (; e + 1 < end; e += 2) {
      int i = index[e];
      int j = index[e + 1];
      FloatVector vi = FloatVector.broadcast(FLOATS, values[valuesAt + i]);
      FloatVector vj = FloatVector.broadcast(FLOATS, values[valuesAt + j]);
      even0 = vi.fma(load(rows, i * columns + c), even0);
      even1 = vi.fma(load(rows, i * columns + c + WIDTH), even1);
      odd0 = vj.fma(load(rows, j * columns + c), odd0);
      odd1 = vj.fma(load(rows, j * columns + c + WIDTH), odd1);
    }
    if (e < end) {
      int i = index[e];
      FloatVector vi = FloatVector.broadcast(FLOATS, values[valuesAt + i]);
      even0 = vi.fma(load(rows, i * columns + c), even0);
      even1 = vi.fma(load(rows, i * columns + c + WIDTH), even1);
    }
    even0.add(odd0).intoArray(out, outAt);
    even1.add(odd1).intoArray(out, outAt + WIDTH);
  }

  private static void gather1(
      int[] index,
      int begin,
      int end,
      float[] values,
      int valuesAt,
      float[] rows,
      int columns,
      int c,
      float[] out,
      int outAt) {
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = FloatVector.zero(FLOATS);
    int e = begin;
    for (; e + 1 < end; e += 2) {
      int i = index[e];
      int j = index[e + 1];
      even =
          FloatVector.broadcast(FLOATS, values[valuesAt + i])
              .fma(load(rows, i * columns + c), even);
      odd =
          FloatVector.broadcast(FLOATS, values[valuesAt + j]).fma(load(rows, j * columns + c), odd);
    }
    if (e < end) {
      int i = index[e];
      even =
          FloatVector.broadcast(FLOATS, values[valuesAt + i])
              .fma(load(rows, i * columns + c), even);
    }
    even.add(odd).intoArray(out, outAt);
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
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      scatter2(index, begin, end, values, valuesAt, in, inAt + c, rows, columns, c);
    }
    for (; c < columns; c += WIDTH) {
      scatter1(index, begin, end, values, valuesAt, in, inAt + c, rows, columns, c);
    }
  }

  private static void scatter2(
      int[] index,
      int begin,
      int end,
      float[] values,
      int valuesAt,
      float[] in,
      int inAt,
      float[] rows,
      int columns,
      int c) {
    FloatVector a = load(in, inAt);
    FloatVector b = load(in, inAt + WIDTH);
    for (int e = begin; e < end; e++) {
      int i = index[e];
      int to = i * columns + c;
      FloatVector v = FloatVector.broadcast(FLOATS, values[valuesAt + i]);
      v.fma(a, load(rows, to)).intoArray(rows, to);
      v.fma(b, load(rows, to + WIDTH)).intoArray(rows, to + WIDTH);
    }
  }

  private static void scatter1(
      int[] index,
      int begin,
      int end,
      float[] values,
      int valuesAt,
      float[] in,
      int inAt,
      float[] rows,
      int columns,
      int c) {
    FloatVector a = load(in, inAt);
    for (int e = begin; e < end; e++) {
      int i = index[e];
      int to = i * columns + c;
      FloatVector v = FloatVector.broadcast(FLOATS, values[valuesAt + i]);
      v.fma(a, load(rows, to)).intoArray(rows, to);
    }
  }

  @Override
  public void nonZeros(float[] row, int rowAt, int columns, long[] marks) {
    int i = 0;
    for (; i + Long.SIZE <= columns; i += Long.SIZE) {
      int upper = marks32(row, rowAt + i + Integer.SIZE);
      marks[i / Long.SIZE] = (long) upper << Integer.SIZE | marks32(row, rowAt + i) & LOWER_HALF;
    }
    long rest = 0;
    for (int k = i; k < columns; k += LANES) {
      rest |= (long) marks16(row, rowAt + k) << k;
    }
    marks[i / Long.SIZE] = rest;
  }

  private static int marks32(float[] row, int at) {
    IntVector marks = IntVector.zero(INTS);
    for (int k = 0; k < Integer.SIZE; k += WIDTH) {
      marks = marks.or(marks(row, at + k).lanewise(VectorOperators.LSHL, k));
    }
    return marks.reduceLanes(VectorOperators.OR);
  }

  private static int marks16(float[] row, int at) {
    IntVector marks = IntVector.zero(INTS);
    for (int k = 0; k < LANES; k += WIDTH) {
      marks = marks.or(marks(row, at + k).lanewise(VectorOperators.LSHL, k));
    }
    return marks.reduceLanes(VectorOperators.OR);
  }

  /** Bit k in lane k where the number is not 0. Masks would take more instructions. */
  private static IntVector marks(float[] row, int at) {
    return load(row, at).reinterpretAsInts().and(Integer.MAX_VALUE).min(1).mul(LANE_BITS);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }
}
