package io.tegum.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops of {@link VectorSparse} over tokens with two, three or four present features, each written
 * out: errors stay in registers, and nothing is done but what the token needs. {@code
 * FloatVector.fromArray} is called directly because C2 always inlines it; in methods of this size
 * it no longer inlines a helper around it.
 */
final class VectorFew {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();

  private VectorFew() {}

  /** {@link SparseOperations#gramFew} for two present features, two vectors wide. */
  static void twos(
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
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector biasA = FloatVector.fromArray(FLOATS, bias, c);
    FloatVector biasB = FloatVector.fromArray(FLOATS, bias, c + WIDTH);
    FloatVector slopeA = FloatVector.fromArray(FLOATS, slope, c);
    FloatVector slopeB = FloatVector.fromArray(FLOATS, slope, c + WIDTH);
    FloatVector sumA = FloatVector.fromArray(FLOATS, biasGradient, c);
    FloatVector sumB = FloatVector.fromArray(FLOATS, biasGradient, c + WIDTH);
    FloatVector lossA = FloatVector.fromArray(FLOATS, loss, c);
    FloatVector lossB = FloatVector.fromArray(FLOATS, loss, c + WIDTH);
    int toUnits = tables.units() - tables.gram();
    int toSums = tables.sums() - tables.gram();
    for (int t = listAt; t < listAt + tokens; t++) {
      int row0 = gramAt + feature[t] * columns;
      FloatVector v0 = FloatVector.broadcast(FLOATS, value[t]);
      int row1 = gramAt + feature[t + listStride] * columns;
      FloatVector v1 = FloatVector.broadcast(FLOATS, value[t + listStride]);
      FloatVector a = v0.fma(FloatVector.fromArray(FLOATS, memory, row0), biasA);
      FloatVector b = v0.fma(FloatVector.fromArray(FLOATS, memory, row0 + WIDTH), biasB);
      a = v1.fma(FloatVector.fromArray(FLOATS, memory, row1), a);
      b = v1.fma(FloatVector.fromArray(FLOATS, memory, row1 + WIDTH), b);
      VectorMask<Float> silentA = a.compare(VectorOperators.LE, floors);
      VectorMask<Float> silentB = b.compare(VectorOperators.LE, floors);
      a = a.blend(floors, silentA);
      b = b.blend(floors, silentB);
      int unit0 = row0 + toUnits;
      a = v0.fma(FloatVector.fromArray(FLOATS, memory, unit0), a);
      b = v0.fma(FloatVector.fromArray(FLOATS, memory, unit0 + WIDTH), b);
      int unit1 = row1 + toUnits;
      a = v1.fma(FloatVector.fromArray(FLOATS, memory, unit1), a);
      b = v1.fma(FloatVector.fromArray(FLOATS, memory, unit1 + WIDTH), b);
      FloatVector gA = a.mul(slopeA);
      FloatVector gB = b.mul(slopeB);
      lossA = gA.fma(a, lossA);
      lossB = gB.fma(b, lossB);
      gA = gA.blend(zero, silentA);
      gB = gB.blend(zero, silentB);
      sumA = sumA.add(gA);
      sumB = sumB.add(gB);
      int sum0 = row0 + toSums;
      v0.fma(gA, FloatVector.fromArray(FLOATS, memory, sum0)).intoArray(memory, sum0);
      v0.fma(gB, FloatVector.fromArray(FLOATS, memory, sum0 + WIDTH))
          .intoArray(memory, sum0 + WIDTH);
      int sum1 = row1 + toSums;
      v1.fma(gA, FloatVector.fromArray(FLOATS, memory, sum1)).intoArray(memory, sum1);
      v1.fma(gB, FloatVector.fromArray(FLOATS, memory, sum1 + WIDTH))
          .intoArray(memory, sum1 + WIDTH);
    }
    sumA.intoArray(biasGradient, c);
    sumB.intoArray(biasGradient, c + WIDTH);
    lossA.intoArray(loss, c);
    lossB.intoArray(loss, c + WIDTH);
  }

  /** {@link SparseOperations#gramFew} for three present features, two vectors wide. */
  static void threes(
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
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector biasA = FloatVector.fromArray(FLOATS, bias, c);
    FloatVector biasB = FloatVector.fromArray(FLOATS, bias, c + WIDTH);
    FloatVector slopeA = FloatVector.fromArray(FLOATS, slope, c);
    FloatVector slopeB = FloatVector.fromArray(FLOATS, slope, c + WIDTH);
    FloatVector sumA = FloatVector.fromArray(FLOATS, biasGradient, c);
    FloatVector sumB = FloatVector.fromArray(FLOATS, biasGradient, c + WIDTH);
    FloatVector lossA = FloatVector.fromArray(FLOATS, loss, c);
    FloatVector lossB = FloatVector.fromArray(FLOATS, loss, c + WIDTH);
    int toUnits = tables.units() - tables.gram();
    int toSums = tables.sums() - tables.gram();
    for (int t = listAt; t < listAt + tokens; t++) {
      int row0 = gramAt + feature[t] * columns;
      FloatVector v0 = FloatVector.broadcast(FLOATS, value[t]);
      int row1 = gramAt + feature[t + listStride] * columns;
      FloatVector v1 = FloatVector.broadcast(FLOATS, value[t + listStride]);
      int row2 = gramAt + feature[t + 2 * listStride] * columns;
      FloatVector v2 = FloatVector.broadcast(FLOATS, value[t + 2 * listStride]);
      FloatVector a = v0.fma(FloatVector.fromArray(FLOATS, memory, row0), biasA);
      FloatVector b = v0.fma(FloatVector.fromArray(FLOATS, memory, row0 + WIDTH), biasB);
      a = v1.fma(FloatVector.fromArray(FLOATS, memory, row1), a);
      b = v1.fma(FloatVector.fromArray(FLOATS, memory, row1 + WIDTH), b);
      a = v2.fma(FloatVector.fromArray(FLOATS, memory, row2), a);
      b = v2.fma(FloatVector.fromArray(FLOATS, memory, row2 + WIDTH), b);
      VectorMask<Float> silentA = a.compare(VectorOperators.LE, floors);
      VectorMask<Float> silentB = b.compare(VectorOperators.LE, floors);
      a = a.blend(floors, silentA);
      b = b.blend(floors, silentB);
      int unit0 = row0 + toUnits;
      a = v0.fma(FloatVector.fromArray(FLOATS, memory, unit0), a);
      b = v0.fma(FloatVector.fromArray(FLOATS, memory, unit0 + WIDTH), b);
      int unit1 = row1 + toUnits;
      a = v1.fma(FloatVector.fromArray(FLOATS, memory, unit1), a);
      b = v1.fma(FloatVector.fromArray(FLOATS, memory, unit1 + WIDTH), b);
      int unit2 = row2 + toUnits;
      a = v2.fma(FloatVector.fromArray(FLOATS, memory, unit2), a);
      b = v2.fma(FloatVector.fromArray(FLOATS, memory, unit2 + WIDTH), b);
      FloatVector gA = a.mul(slopeA);
      FloatVector gB = b.mul(slopeB);
      lossA = gA.fma(a, lossA);
      lossB = gB.fma(b, lossB);
      gA = gA.blend(zero, silentA);
      gB = gB.blend(zero, silentB);
      sumA = sumA.add(gA);
      sumB = sumB.add(gB);
      int sum0 = row0 + toSums;
      v0.fma(gA, FloatVector.fromArray(FLOATS, memory, sum0)).intoArray(memory, sum0);
      v0.fma(gB, FloatVector.fromArray(FLOATS, memory, sum0 + WIDTH))
          .intoArray(memory, sum0 + WIDTH);
      int sum1 = row1 + toSums;
      v1.fma(gA, FloatVector.fromArray(FLOATS, memory, sum1)).intoArray(memory, sum1);
      v1.fma(gB, FloatVector.fromArray(FLOATS, memory, sum1 + WIDTH))
          .intoArray(memory, sum1 + WIDTH);
      int sum2 = row2 + toSums;
      v2.fma(gA, FloatVector.fromArray(FLOATS, memory, sum2)).intoArray(memory, sum2);
      v2.fma(gB, FloatVector.fromArray(FLOATS, memory, sum2 + WIDTH))
          .intoArray(memory, sum2 + WIDTH);
    }
    sumA.intoArray(biasGradient, c);
    sumB.intoArray(biasGradient, c + WIDTH);
    lossA.intoArray(loss, c);
    lossB.intoArray(loss, c + WIDTH);
  }

  /** {@link SparseOperations#gramFew} for four present features, two vectors wide. */
  static void fours(
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
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector biasA = FloatVector.fromArray(FLOATS, bias, c);
    FloatVector biasB = FloatVector.fromArray(FLOATS, bias, c + WIDTH);
    FloatVector slopeA = FloatVector.fromArray(FLOATS, slope, c);
    FloatVector slopeB = FloatVector.fromArray(FLOATS, slope, c + WIDTH);
    FloatVector sumA = FloatVector.fromArray(FLOATS, biasGradient, c);
    FloatVector sumB = FloatVector.fromArray(FLOATS, biasGradient, c + WIDTH);
    FloatVector lossA = FloatVector.fromArray(FLOATS, loss, c);
    FloatVector lossB = FloatVector.fromArray(FLOATS, loss, c + WIDTH);
    int toUnits = tables.units() - tables.gram();
    int toSums = tables.sums() - tables.gram();
    for (int t = listAt; t < listAt + tokens; t++) {
      int row0 = gramAt + feature[t] * columns;
      FloatVector v0 = FloatVector.broadcast(FLOATS, value[t]);
      int row1 = gramAt + feature[t + listStride] * columns;
      FloatVector v1 = FloatVector.broadcast(FLOATS, value[t + listStride]);
      int row2 = gramAt + feature[t + 2 * listStride] * columns;
      FloatVector v2 = FloatVector.broadcast(FLOATS, value[t + 2 * listStride]);
      int row3 = gramAt + feature[t + 3 * listStride] * columns;
      FloatVector v3 = FloatVector.broadcast(FLOATS, value[t + 3 * listStride]);
      FloatVector a = v0.fma(FloatVector.fromArray(FLOATS, memory, row0), biasA);
      FloatVector b = v0.fma(FloatVector.fromArray(FLOATS, memory, row0 + WIDTH), biasB);
      a = v1.fma(FloatVector.fromArray(FLOATS, memory, row1), a);
      b = v1.fma(FloatVector.fromArray(FLOATS, memory, row1 + WIDTH), b);
      a = v2.fma(FloatVector.fromArray(FLOATS, memory, row2), a);
      b = v2.fma(FloatVector.fromArray(FLOATS, memory, row2 + WIDTH), b);
      a = v3.fma(FloatVector.fromArray(FLOATS, memory, row3), a);
      b = v3.fma(FloatVector.fromArray(FLOATS, memory, row3 + WIDTH), b);
      VectorMask<Float> silentA = a.compare(VectorOperators.LE, floors);
      VectorMask<Float> silentB = b.compare(VectorOperators.LE, floors);
      a = a.blend(floors, silentA);
      b = b.blend(floors, silentB);
      int unit0 = row0 + toUnits;
      a = v0.fma(FloatVector.fromArray(FLOATS, memory, unit0), a);
      b = v0.fma(FloatVector.fromArray(FLOATS, memory, unit0 + WIDTH), b);
      int unit1 = row1 + toUnits;
      a = v1.fma(FloatVector.fromArray(FLOATS, memory, unit1), a);
      b = v1.fma(FloatVector.fromArray(FLOATS, memory, unit1 + WIDTH), b);
      int unit2 = row2 + toUnits;
      a = v2.fma(FloatVector.fromArray(FLOATS, memory, unit2), a);
      b = v2.fma(FloatVector.fromArray(FLOATS, memory, unit2 + WIDTH), b);
      int unit3 = row3 + toUnits;
      a = v3.fma(FloatVector.fromArray(FLOATS, memory, unit3), a);
      b = v3.fma(FloatVector.fromArray(FLOATS, memory, unit3 + WIDTH), b);
      FloatVector gA = a.mul(slopeA);
      FloatVector gB = b.mul(slopeB);
      lossA = gA.fma(a, lossA);
      lossB = gB.fma(b, lossB);
      gA = gA.blend(zero, silentA);
      gB = gB.blend(zero, silentB);
      sumA = sumA.add(gA);
      sumB = sumB.add(gB);
      int sum0 = row0 + toSums;
      v0.fma(gA, FloatVector.fromArray(FLOATS, memory, sum0)).intoArray(memory, sum0);
      v0.fma(gB, FloatVector.fromArray(FLOATS, memory, sum0 + WIDTH))
          .intoArray(memory, sum0 + WIDTH);
      int sum1 = row1 + toSums;
      v1.fma(gA, FloatVector.fromArray(FLOATS, memory, sum1)).intoArray(memory, sum1);
      v1.fma(gB, FloatVector.fromArray(FLOATS, memory, sum1 + WIDTH))
          .intoArray(memory, sum1 + WIDTH);
      int sum2 = row2 + toSums;
      v2.fma(gA, FloatVector.fromArray(FLOATS, memory, sum2)).intoArray(memory, sum2);
      v2.fma(gB, FloatVector.fromArray(FLOATS, memory, sum2 + WIDTH))
          .intoArray(memory, sum2 + WIDTH);
      int sum3 = row3 + toSums;
      v3.fma(gA, FloatVector.fromArray(FLOATS, memory, sum3)).intoArray(memory, sum3);
      v3.fma(gB, FloatVector.fromArray(FLOATS, memory, sum3 + WIDTH))
          .intoArray(memory, sum3 + WIDTH);
    }
    sumA.intoArray(biasGradient, c);
    sumB.intoArray(biasGradient, c + WIDTH);
    lossA.intoArray(loss, c);
    lossB.intoArray(loss, c + WIDTH);
  }

  /** The same for any number of features, one vector wide. */
  static void single(
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
    int unitsAt = tables.units() + c;
    int sumsAt = tables.sums() + c;
    float floor = errors.floor();
    float[] bias = errors.bias();
    float[] slope = errors.slope();
    float[] biasGradient = errors.biasGradient();
    float[] loss = errors.loss();
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector biases = FloatVector.fromArray(FLOATS, bias, c);
    FloatVector slopes = FloatVector.fromArray(FLOATS, slope, c);
    FloatVector sum = FloatVector.fromArray(FLOATS, biasGradient, c);
    FloatVector losses = FloatVector.fromArray(FLOATS, loss, c);
    int span = present * listStride;
    for (int t = listAt; t < listAt + tokens; t++) {
      FloatVector z = biases;
      for (int e = t; e < t + span; e += listStride) {
        FloatVector v = FloatVector.broadcast(FLOATS, value[e]);
        z = v.fma(FloatVector.fromArray(FLOATS, memory, gramAt + feature[e] * columns), z);
      }
      VectorMask<Float> silent = z.compare(VectorOperators.LE, floors);
      FloatVector difference = z.blend(floors, silent);
      for (int e = t; e < t + span; e += listStride) {
        FloatVector v = FloatVector.broadcast(FLOATS, value[e]);
        FloatVector unit = FloatVector.fromArray(FLOATS, memory, unitsAt + feature[e] * columns);
        difference = v.fma(unit, difference);
      }
      FloatVector g = difference.mul(slopes);
      losses = g.fma(difference, losses);
      FloatVector d = g.blend(zero, silent);
      sum = sum.add(d);
      for (int e = t; e < t + span; e += listStride) {
        int row = sumsAt + feature[e] * columns;
        FloatVector v = FloatVector.broadcast(FLOATS, value[e]);
        v.fma(d, FloatVector.fromArray(FLOATS, memory, row)).intoArray(memory, row);
      }
    }
    sum.intoArray(biasGradient, c);
    losses.intoArray(loss, c);
  }
}
