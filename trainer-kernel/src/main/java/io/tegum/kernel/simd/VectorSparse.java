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

  /** Lane k holds the number whose bit k alone is set. */
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
      int features, int[] end, float[] value, int at, GramTables tables, Reconstruction errors) {
    int columns = tables.rows().columns();
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      VectorGram.singles2(features, end, value, at, tables, errors, c);
    }
    if (c < columns) {
      VectorGram.singles1(features, end, value, at, tables, errors, c);
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
    int columns = tables.rows().columns();
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      VectorGram.errors2(present, tokens, slots, listAt, listStride, tables, errors, c);
    }
    if (c < columns) {
      VectorGram.errors1(present, tokens, slots, listAt, listStride, tables, errors, c);
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
    int columns = tables.rows().columns();
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      switch (present) {
        case 2 -> VectorFew.twos(tokens, slots, listAt, listStride, tables, errors, c);
        case 3 -> VectorFew.threes(tokens, slots, listAt, listStride, tables, errors, c);
        case 4 -> VectorFew.fours(tokens, slots, listAt, listStride, tables, errors, c);
        default -> throw new IllegalArgumentException(present + " present features");
      }
    }
    if (c < columns) {
      VectorFew.single(present, tokens, slots, listAt, listStride, tables, errors, c);
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
    int columns = rows.columns();
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      VectorGram.products2(present, tokens, slots, listAt, listStride, rows, rowsAt + c, outAt + c);
    }
    if (c < columns) {
      VectorGram.products1(present, tokens, slots, listAt, listStride, rows, rowsAt + c, outAt + c);
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
    int columns = rows.columns();
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      VectorGram.outer2(present, tokens, slots, listAt, listStride, rows, inAt + c, rowsAt + c);
    }
    if (c < columns) {
      VectorGram.outer1(present, tokens, slots, listAt, listStride, rows, inAt + c, rowsAt + c);
    }
  }

  @Override
  public void gather(Lists lists, int t, Rows values, Rows rows, Rows out) {
    int columns = rows.columns();
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      gather2(lists, t, values, rows, out, c);
    }
    for (; c < columns; c += WIDTH) {
      gather1(lists, t, values, rows, out, c);
    }
  }

  private static void gather2(Lists lists, int t, Rows values, Rows rows, Rows out, int c) {
    int[] index = lists.entry();
    int end = lists.begin()[t + 1];
    float[] value = values.floats();
    int valuesAt = values.at() + t * values.columns();
    float[] row = rows.floats();
    int columns = rows.columns();
    int column = rows.at() + c;
    int outAt = out.at() + t * out.columns() + c;
    FloatVector even0 = FloatVector.zero(FLOATS);
    FloatVector even1 = FloatVector.zero(FLOATS);
    FloatVector odd0 = FloatVector.zero(FLOATS);
    FloatVector odd1 = FloatVector.zero(FLOATS);
    int e = lists.begin()[t];
    for (; e + 1 < end; e += 2) {
      int i = index[e];
      int j = index[e + 1];
      FloatVector vi = FloatVector.broadcast(FLOATS, value[valuesAt + i]);
      FloatVector vj = FloatVector.broadcast(FLOATS, value[valuesAt + j]);
      even0 = vi.fma(load(row, i * columns + column), even0);
      even1 = vi.fma(load(row, i * columns + column + WIDTH), even1);
      odd0 = vj.fma(load(row, j * columns + column), odd0);
      odd1 = vj.fma(load(row, j * columns + column + WIDTH), odd1);
    }
    if (e < end) {
      int i = index[e];
      FloatVector vi = FloatVector.broadcast(FLOATS, value[valuesAt + i]);
      even0 = vi.fma(load(row, i * columns + column), even0);
      even1 = vi.fma(load(row, i * columns + column + WIDTH), even1);
    }
    even0.add(odd0).intoArray(out.floats(), outAt);
    even1.add(odd1).intoArray(out.floats(), outAt + WIDTH);
  }

  private static void gather1(Lists lists, int t, Rows values, Rows rows, Rows out, int c) {
    int[] index = lists.entry();
    int end = lists.begin()[t + 1];
    float[] value = values.floats();
    int valuesAt = values.at() + t * values.columns();
    float[] row = rows.floats();
    int columns = rows.columns();
    int column = rows.at() + c;
    int outAt = out.at() + t * out.columns() + c;
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = FloatVector.zero(FLOATS);
    int e = lists.begin()[t];
    for (; e + 1 < end; e += 2) {
      int i = index[e];
      int j = index[e + 1];
      even =
          FloatVector.broadcast(FLOATS, value[valuesAt + i])
              .fma(load(row, i * columns + column), even);
      odd =
          FloatVector.broadcast(FLOATS, value[valuesAt + j])
              .fma(load(row, j * columns + column), odd);
    }
    if (e < end) {
      int i = index[e];
      even =
          FloatVector.broadcast(FLOATS, value[valuesAt + i])
              .fma(load(row, i * columns + column), even);
    }
    even.add(odd).intoArray(out.floats(), outAt);
  }

  @Override
  public void scatter(Lists lists, int t, Rows values, Rows in, Rows rows) {
    int columns = rows.columns();
    int c = 0;
    for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
      scatter2(lists, t, values, in, rows, c);
    }
    for (; c < columns; c += WIDTH) {
      scatter1(lists, t, values, in, rows, c);
    }
  }

  private static void scatter2(Lists lists, int t, Rows values, Rows in, Rows rows, int c) {
    int[] index = lists.entry();
    int end = lists.begin()[t + 1];
    float[] value = values.floats();
    int valuesAt = values.at() + t * values.columns();
    float[] row = rows.floats();
    int columns = rows.columns();
    int column = rows.at() + c;
    int inAt = in.at() + t * in.columns() + c;
    FloatVector a = load(in.floats(), inAt);
    FloatVector b = load(in.floats(), inAt + WIDTH);
    for (int e = lists.begin()[t]; e < end; e++) {
      int i = index[e];
      int to = i * columns + column;
      FloatVector v = FloatVector.broadcast(FLOATS, value[valuesAt + i]);
      v.fma(a, load(row, to)).intoArray(row, to);
      v.fma(b, load(row, to + WIDTH)).intoArray(row, to + WIDTH);
    }
  }

  private static void scatter1(Lists lists, int t, Rows values, Rows in, Rows rows, int c) {
    int[] index = lists.entry();
    int end = lists.begin()[t + 1];
    float[] value = values.floats();
    int valuesAt = values.at() + t * values.columns();
    float[] row = rows.floats();
    int columns = rows.columns();
    int column = rows.at() + c;
    int inAt = in.at() + t * in.columns() + c;
    FloatVector a = load(in.floats(), inAt);
    for (int e = lists.begin()[t]; e < end; e++) {
      int i = index[e];
      int to = i * columns + column;
      FloatVector v = FloatVector.broadcast(FLOATS, value[valuesAt + i]);
      v.fma(a, load(row, to)).intoArray(row, to);
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
