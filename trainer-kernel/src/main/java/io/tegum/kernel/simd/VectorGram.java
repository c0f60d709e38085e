package io.tegum.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops of {@link VectorSparse} over tokens that have equally many present features, for one or two
 * vectors of a row: what belongs to the columns alone stays in registers from token to token.
 */
final class VectorGram {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();

  /**
   * 1, which C2 must not know: it would unroll loops over a few tokens, run most of them in what is
   * left of the unrolled ones, and keep sums on the stack.
   */
  private static int one = 1;

  private VectorGram() {}

  /** {@link SparseOperations#gramSingles}, two vectors wide. */
  static void singles2(
      int features,
      int[] end,
      float[] value,
      int at,
      GramTables tables,
      Reconstruction errors,
      int c) {
    int columns = tables.rows().columns();
    float[] memory = tables.rows().floats();
    int step = one;
    int toUnits = tables.units() - tables.gram();
    int toSums = tables.sums() - tables.gram();
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int j = 0, t = at, row = tables.gram() + c; j < features; j++, row += columns) {
      int last = end[j];
      if (t == last) { // most of many features
        continue;
      }
      FloatVector biasA = load(bias, c);
      FloatVector biasB = load(bias, c + WIDTH);
      FloatVector slopeA = load(slope, c);
      FloatVector slopeB = load(slope, c + WIDTH);
      FloatVector sumA = load(biasGradient, c);
      FloatVector sumB = load(biasGradient, c + WIDTH);
      FloatVector lossA = load(loss, c);
      FloatVector lossB = load(loss, c + WIDTH);
      FloatVector pA = load(memory, row);
      FloatVector pB = load(memory, row + WIDTH);
      FloatVector productsA = load(memory, row + toSums);
      FloatVector productsB = load(memory, row + toSums + WIDTH);
      FloatVector unitA = load(memory, row + toUnits);
      FloatVector unitB = load(memory, row + toUnits + WIDTH);
      for (; t < last; t += step) {
        FloatVector v = FloatVector.broadcast(FLOATS, value[t]);
        FloatVector a = v.fma(pA, biasA);
        FloatVector b = v.fma(pB, biasB);
        VectorMask<Float> silentA = a.compare(VectorOperators.LE, floors);
        VectorMask<Float> silentB = b.compare(VectorOperators.LE, floors);
        a = v.fma(unitA, a.blend(floors, silentA));
        b = v.fma(unitB, b.blend(floors, silentB));
        FloatVector gA = a.mul(slopeA);
        FloatVector gB = b.mul(slopeB);
        lossA = gA.fma(a, lossA);
        lossB = gB.fma(b, lossB);
        gA = gA.blend(zero, silentA);
        gB = gB.blend(zero, silentB);
        sumA = sumA.add(gA);
        sumB = sumB.add(gB);
        productsA = v.fma(gA, productsA);
        productsB = v.fma(gB, productsB);
      }
      productsA.intoArray(memory, row + toSums);
      productsB.intoArray(memory, row + toSums + WIDTH);
      sumA.intoArray(biasGradient, c);
      sumB.intoArray(biasGradient, c + WIDTH);
      lossA.intoArray(loss, c);
      lossB.intoArray(loss, c + WIDTH);
    }
  }

  /** {@link SparseOperations#gramSingles}, one vector wide, for what is left of a row. */
  static void singles1(
      int features,
      int[] end,
      float[] value,
      int at,
      GramTables tables,
      Reconstruction errors,
      int c) {
    int columns = tables.rows().columns();
    float[] memory = tables.rows().floats();
    int step = one;
    int toUnits = tables.units() - tables.gram();
    int toSums = tables.sums() - tables.gram();
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int j = 0, t = at, row = tables.gram() + c; j < features; j++, row += columns) {
      int last = end[j];
      if (t == last) { // most of many features
        continue;
      }
      FloatVector biases = load(bias, c);
      FloatVector slopes = load(slope, c);
      FloatVector sum = load(biasGradient, c);
      FloatVector losses = load(loss, c);
      FloatVector p = load(memory, row);
      FloatVector products = load(memory, row + toSums);
      FloatVector unit = load(memory, row + toUnits);
      for (; t < last; t += step) {
        FloatVector v = FloatVector.broadcast(FLOATS, value[t]);
        FloatVector pre = v.fma(p, biases);
        VectorMask<Float> silent = pre.compare(VectorOperators.LE, floors);
        FloatVector difference = v.fma(unit, pre.blend(floors, silent));
        FloatVector g = difference.mul(slopes);
        losses = g.fma(difference, losses);
        FloatVector d = g.blend(zero, silent);
        sum = sum.add(d);
        products = v.fma(d, products);
      }
      products.intoArray(memory, row + toSums);
      sum.intoArray(biasGradient, c);
      losses.intoArray(loss, c);
    }
  }

  /** {@link SparseOperations#products}, two vectors wide. */
  static void products2(
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
    int span = present * listStride;
    for (int begin = listAt, at = outAt, end = outAt + tokens * columns;
        at < end;
        begin++, at += columns) {
      FloatVector a = FloatVector.zero(FLOATS);
      FloatVector b = FloatVector.zero(FLOATS);
      for (int e = begin; e < begin + span; e += listStride) {
        int row = rowsAt + feature[e] * columns;
        FloatVector v = FloatVector.broadcast(FLOATS, value[e]);
        a = v.fma(load(memory, row), a);
        b = v.fma(load(memory, row + WIDTH), b);
      }
      a.intoArray(memory, at);
      b.intoArray(memory, at + WIDTH);
    }
  }

  /** {@link SparseOperations#products}, one vector wide, for what is left of a row. */
  static void products1(
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
    int span = present * listStride;
    for (int begin = listAt, at = outAt, end = outAt + tokens * columns;
        at < end;
        begin++, at += columns) {
      FloatVector a = FloatVector.zero(FLOATS);
      for (int e = begin; e < begin + span; e += listStride) {
        int row = rowsAt + feature[e] * columns;
        a = FloatVector.broadcast(FLOATS, value[e]).fma(load(memory, row), a);
      }
      a.intoArray(memory, at);
    }
  }

  /** {@link SparseOperations#gramErrors}, two vectors wide. */
  static void errors2(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      GramTables tables,
      Reconstruction errors,
      int c) {
    int[] feature = slots.feature();
    float[] value = slots.value();
    int columns = tables.rows().columns();
    float[] memory = tables.rows().floats();
    int gramAt = tables.gram() + c;
    int xAt = tables.x() + c;
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector biasA = load(bias, c);
    FloatVector biasB = load(bias, c + WIDTH);
    FloatVector slopeA = load(slope, c);
    FloatVector slopeB = load(slope, c + WIDTH);
    FloatVector sumA = load(biasGradient, c);
    FloatVector sumB = load(biasGradient, c + WIDTH);
    FloatVector lossA = load(loss, c);
    FloatVector lossB = load(loss, c + WIDTH);
    int span = present * listStride;
    for (int begin = listAt, at = xAt, end = xAt + tokens * columns;
        at < end;
        begin++, at += columns) {
      FloatVector a = biasA;
      FloatVector b = biasB;
      for (int e = begin; e < begin + span; e += listStride) {
        int row = gramAt + feature[e] * columns;
        FloatVector v = FloatVector.broadcast(FLOATS, value[e]);
        a = v.fma(load(memory, row), a);
        b = v.fma(load(memory, row + WIDTH), b);
      }
      VectorMask<Float> silentA = a.compare(VectorOperators.LE, floors);
      VectorMask<Float> silentB = b.compare(VectorOperators.LE, floors);
      a = a.blend(floors, silentA).sub(load(memory, at));
      b = b.blend(floors, silentB).sub(load(memory, at + WIDTH));
      FloatVector gA = a.mul(slopeA);
      FloatVector gB = b.mul(slopeB);
      lossA = gA.fma(a, lossA);
      lossB = gB.fma(b, lossB);
      gA = gA.blend(zero, silentA);
      gB = gB.blend(zero, silentB);
      sumA = sumA.add(gA);
      sumB = sumB.add(gB);
      gA.intoArray(memory, at);
      gB.intoArray(memory, at + WIDTH);
    }
    sumA.intoArray(biasGradient, c);
    sumB.intoArray(biasGradient, c + WIDTH);
    lossA.intoArray(loss, c);
    lossB.intoArray(loss, c + WIDTH);
  }

  /** {@link SparseOperations#gramErrors}, one vector wide, for what is left of a row. */
  static void errors1(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      GramTables tables,
      Reconstruction errors,
      int c) {
    int[] feature = slots.feature();
    float[] value = slots.value();
    int columns = tables.rows().columns();
    float[] memory = tables.rows().floats();
    int gramAt = tables.gram() + c;
    int xAt = tables.x() + c;
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector biases = load(bias, c);
    FloatVector slopes = load(slope, c);
    FloatVector sum = load(biasGradient, c);
    FloatVector losses = load(loss, c);
    int span = present * listStride;
    for (int begin = listAt, at = xAt, end = xAt + tokens * columns;
        at < end;
        begin++, at += columns) {
      FloatVector z = biases;
      for (int e = begin; e < begin + span; e += listStride) {
        int row = gramAt + feature[e] * columns;
        z = FloatVector.broadcast(FLOATS, value[e]).fma(load(memory, row), z);
      }
      FloatVector x = load(memory, at); // before the mask, which no failing bounds check must keep
      VectorMask<Float> silent = z.compare(VectorOperators.LE, floors);
      FloatVector difference = z.blend(floors, silent).sub(x);
      FloatVector g = difference.mul(slopes);
      losses = g.fma(difference, losses);
      FloatVector d = g.blend(zero, silent);
      sum = sum.add(d);
      d.intoArray(memory, at);
    }
    sum.intoArray(biasGradient, c);
    losses.intoArray(loss, c);
  }

  /** {@link SparseOperations#outer}, two vectors wide. */
  static void outer2(
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
    int span = present * listStride;
    for (int begin = listAt, at = inAt, end = inAt + tokens * columns;
        at < end;
        begin++, at += columns) {
      FloatVector a = load(memory, at);
      FloatVector b = load(memory, at + WIDTH);
      for (int e = begin; e < begin + span; e += listStride) {
        int row = rowsAt + feature[e] * columns;
        FloatVector v = FloatVector.broadcast(FLOATS, value[e]);
        v.fma(a, load(memory, row)).intoArray(memory, row);
        v.fma(b, load(memory, row + WIDTH)).intoArray(memory, row + WIDTH);
      }
    }
  }

  /** {@link SparseOperations#outer}, one vector wide, for what is left of a row. */
  static void outer1(
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
    int span = present * listStride;
    for (int begin = listAt, at = inAt, end = inAt + tokens * columns;
        at < end;
        begin++, at += columns) {
      FloatVector a = load(memory, at);
      for (int e = begin; e < begin + span; e += listStride) {
        int row = rowsAt + feature[e] * columns;
        FloatVector.broadcast(FLOATS, value[e]).fma(a, load(memory, row)).intoArray(memory, row);
      }
    }
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }
}
