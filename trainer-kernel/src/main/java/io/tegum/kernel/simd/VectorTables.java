package io.tegum.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link TableOperations} by the incubating Vector API. What goes by heads takes vectors where
 * heads fill them, and else the scalar loops, which have the same bits.
 */
final class VectorTables implements TableOperations {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int LANES = PanelOperations.LANES;

  private final ScalarTables scalar = new ScalarTables();

  VectorTables() {}

  @Override
  public void exponentials(int count, float[] x, int at) {
    for (int k = at; k < at + count; k += WIDTH) {
      exponential(load(x, k)).intoArray(x, k);
    }
  }

  private static FloatVector exponential(FloatVector value) {
    FloatVector x = value.min(LARGEST_EXPONENT).max(LEAST_EXPONENT);
    FloatVector rounder = all(ScalarTables.ROUNDER);
    FloatVector shifted = x.fma(all(ScalarTables.LOG2_E), rounder);
    FloatVector n = shifted.sub(rounder);
    FloatVector r = n.fma(all(-ScalarTables.LN_2), x);
    r = n.fma(all(-ScalarTables.LN_2_REST), r);
    FloatVector p = r.fma(all(ScalarTables.C7), all(ScalarTables.C6));
    p = p.fma(r, all(ScalarTables.C5));
    p = p.fma(r, all(ScalarTables.C4));
    p = p.fma(r, all(ScalarTables.C3));
    p = p.fma(r, all(ScalarTables.C2));
    FloatVector one = all(1);
    p = p.fma(r, one);
    p = p.fma(r, one);
    IntVector bits =
        shifted
            .reinterpretAsInts()
            .add(ScalarTables.EXPONENT_BIAS)
            .lanewise(VectorOperators.LSHL, ScalarTables.MANTISSA_BITS);
    return p.mul(bits.reinterpretAsFloats());
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
      int from = (first + s) * places;
      int out = outAt + s * columns;
      int c = 0;
      for (; c + 6 * WIDTH <= columns; c += 6 * WIDTH) {
        gather6(entry, from, places, columns, memory, tableAt + c, baseAt + c, out + c);
      }
      for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
        gather2(entry, from, places, columns, memory, tableAt + c, baseAt + c, out + c);
      }
      if (c < columns) {
        gather1(entry, from, places, columns, memory, tableAt + c, baseAt + c, out + c);
      }
    }
  }

  private static void gather6(
      int[] entry,
      int from,
      int places,
      int columns,
      float[] memory,
      int table,
      int base,
      int out) {
    FloatVector s0 = load(memory, base);
    FloatVector s1 = load(memory, base + WIDTH);
    FloatVector s2 = load(memory, base + 2 * WIDTH);
    FloatVector s3 = load(memory, base + 3 * WIDTH);
    FloatVector s4 = load(memory, base + 4 * WIDTH);
    FloatVector s5 = load(memory, base + 5 * WIDTH);
    for (int j = from; j < from + places; j++) {
      int row = table + entry[j] * columns;
      s0 = s0.add(load(memory, row));
      s1 = s1.add(load(memory, row + WIDTH));
      s2 = s2.add(load(memory, row + 2 * WIDTH));
      s3 = s3.add(load(memory, row + 3 * WIDTH));
      s4 = s4.add(load(memory, row + 4 * WIDTH));
      s5 = s5.add(load(memory, row + 5 * WIDTH));
    }
    s0.intoArray(memory, out);
    s1.intoArray(memory, out + WIDTH);
    s2.intoArray(memory, out + 2 * WIDTH);
    s3.intoArray(memory, out + 3 * WIDTH);
    s4.intoArray(memory, out + 4 * WIDTH);
    s5.intoArray(memory, out + 5 * WIDTH);
  }

  private static void gather2(
      int[] entry,
      int from,
      int places,
      int columns,
      float[] memory,
      int table,
      int base,
      int out) {
    FloatVector s0 = load(memory, base);
    FloatVector s1 = load(memory, base + WIDTH);
    for (int j = from; j < from + places; j++) {
      int row = table + entry[j] * columns;
      s0 = s0.add(load(memory, row));
      s1 = s1.add(load(memory, row + WIDTH));
    }
    s0.intoArray(memory, out);
    s1.intoArray(memory, out + WIDTH);
  }

  private static void gather1(
      int[] entry,
      int from,
      int places,
      int columns,
      float[] memory,
      int table,
      int base,
      int out) {
    FloatVector s0 = load(memory, base);
    for (int j = from; j < from + places; j++) {
      s0 = s0.add(load(memory, table + entry[j] * columns));
    }
    s0.intoArray(memory, out);
  }

  @Override
  public void scatter(
      int first, int pairs, EntryLists lists, int columns, float[] memory, int inAt, int tableAt) {
    int[] entry = lists.entry();
    int places = lists.places();
    for (int s = 0; s < pairs; s++) {
      int from = (first + s) * places;
      int in = inAt + s * columns;
      int c = 0;
      for (; c + 6 * WIDTH <= columns; c += 6 * WIDTH) {
        scatter6(entry, from, places, columns, memory, in + c, tableAt + c);
      }
      for (; c + 2 * WIDTH <= columns; c += 2 * WIDTH) {
        scatter2(entry, from, places, columns, memory, in + c, tableAt + c);
      }
      if (c < columns) {
        scatter1(entry, from, places, columns, memory, in + c, tableAt + c);
      }
    }
  }

  private static void scatter6(
      int[] entry, int from, int places, int columns, float[] memory, int in, int table) {
    FloatVector s0 = load(memory, in);
    FloatVector s1 = load(memory, in + WIDTH);
    FloatVector s2 = load(memory, in + 2 * WIDTH);
    FloatVector s3 = load(memory, in + 3 * WIDTH);
    FloatVector s4 = load(memory, in + 4 * WIDTH);
    FloatVector s5 = load(memory, in + 5 * WIDTH);
    for (int j = from; j < from + places; j++) {
      int row = table + entry[j] * columns;
      addTo(memory, row, s0);
      addTo(memory, row + WIDTH, s1);
      addTo(memory, row + 2 * WIDTH, s2);
      addTo(memory, row + 3 * WIDTH, s3);
      addTo(memory, row + 4 * WIDTH, s4);
      addTo(memory, row + 5 * WIDTH, s5);
    }
  }

  private static void scatter2(
      int[] entry, int from, int places, int columns, float[] memory, int in, int table) {
    FloatVector s0 = load(memory, in);
    FloatVector s1 = load(memory, in + WIDTH);
    for (int j = from; j < from + places; j++) {
      int row = table + entry[j] * columns;
      addTo(memory, row, s0);
      addTo(memory, row + WIDTH, s1);
    }
  }

  private static void scatter1(
      int[] entry, int from, int places, int columns, float[] memory, int in, int table) {
    FloatVector s0 = load(memory, in);
    for (int j = from; j < from + places; j++) {
      addTo(memory, table + entry[j] * columns, s0);
    }
  }

  @Override
  public void divide(int rows, HeadShape shape, float[] memory, int at) {
    int heads = shape.heads();
    int size = shape.size();
    int columns = shape.tableRow();
    if (heads % WIDTH != 0) {
      scalar.divide(rows, shape, memory, at);
      return;
    }
    for (int row = at; row < at + rows * columns; row += columns) {
      for (int h = row; h < row + heads; h += WIDTH) {
        divideHeads(heads, size, memory, h);
      }
    }
  }

  private static void divideHeads(int heads, int size, float[] memory, int at) {
    int end = at + heads * size;
    FloatVector reciprocal = all(1).div(load(memory, end));
    reciprocal.intoArray(memory, end);
    for (int a = at; a < end; a += heads) {
      load(memory, a).mul(reciprocal).intoArray(memory, a);
    }
  }

  @Override
  public void divideSlope(int rows, HeadShape shape, float[] memory, int at, int slopeAt) {
    int heads = shape.heads();
    int size = shape.size();
    int columns = shape.tableRow();
    if (heads % WIDTH != 0) {
      scalar.divideSlope(rows, shape, memory, at, slopeAt);
      return;
    }
    for (int row = 0; row < rows * columns; row += columns) {
      for (int h = row; h < row + heads; h += WIDTH) {
        divideHeadsSlope(heads, size, memory, at + h, slopeAt + h);
      }
    }
  }

  private static void divideHeadsSlope(int heads, int size, float[] memory, int z, int slope) {
    int units = heads * size;
    FloatVector reciprocal = load(memory, z + units);
    FloatVector denominator = FloatVector.zero(FLOATS);
    for (int a = 0; a < units; a += heads) {
      FloatVector numerator = load(memory, slope + a).mul(reciprocal);
      numerator.intoArray(memory, slope + a);
      denominator = numerator.neg().fma(load(memory, z + a), denominator);
    }
    denominator.intoArray(memory, slope + units);
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
    for (int c = 0; c < columns; c += WIDTH) {
      FloatVector labels = load(label, c);
      FloatVector sum =
          softmaxSums(outputs, stride, labels, memory, logitsAt + c, sumsAt + stride + c);
      sum.intoArray(memory, sumsAt + c);
      FloatVector slopes = load(slope, c);
      errors(
          outputs,
          stride,
          labels,
          slopes,
          slopes.div(sum),
          memory,
          logitsAt + c,
          partial,
          c % LANES);
    }
  }

  private static FloatVector softmaxSums(
      int outputs, int stride, FloatVector labels, float[] memory, int logits, int rightAt) {
    FloatVector largest = load(memory, logits);
    for (int o = 1; o < outputs; o++) {
      largest = largest.max(load(memory, logits + o * stride));
    }
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector right = FloatVector.zero(FLOATS);
    for (int o = 0; o < outputs; o++) {
      FloatVector distance = load(memory, logits + o * stride).sub(largest);
      right = right.blend(distance, labels.compare(VectorOperators.EQ, o));
      FloatVector exponential = exponential(distance);
      exponential.intoArray(memory, logits + o * stride);
      sum = sum.add(exponential);
    }
    right.intoArray(memory, rightAt);
    return sum;
  }

  private static void errors(
      int outputs,
      int stride,
      FloatVector labels,
      FloatVector slopes,
      FloatVector scale,
      float[] memory,
      int logits,
      float[] partial,
      int lane) {
    for (int o = 0; o < outputs; o++) {
      FloatVector error = load(memory, logits + o * stride).mul(scale);
      VectorMask<Float> isRight = labels.compare(VectorOperators.EQ, o);
      error = error.blend(error.sub(slopes), isRight);
      error.intoArray(memory, logits + o * stride);
      addTo(partial, o * LANES + lane, error);
    }
  }

  @Override
  public void scores(
      int entries, HeadShape shape, float[] memory, int queryAt, int keysAt, int outAt) {
    int heads = shape.heads();
    int units = shape.units();
    int columns = shape.unitRow();
    if (heads % LANES != 0) {
      scalar.scores(entries, shape, memory, queryAt, keysAt, outAt);
      return;
    }
    for (int e = 0; e < entries; e++) {
      for (int h = 0; h < heads; h += WIDTH) {
        FloatVector score = FloatVector.zero(FLOATS);
        for (int a = h; a < units; a += heads) {
          score = load(memory, queryAt + a).fma(load(memory, keysAt + e * columns + a), score);
        }
        score.intoArray(memory, outAt + e * heads + h);
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
    if (heads % LANES != 0) {
      scalar.weigh(entries, shape, memory, weightsAt, valuesAt, tableAt);
      return;
    }
    for (int e = 0; e < entries; e++) {
      for (int h = 0; h < heads; h += WIDTH) {
        FloatVector weight = load(memory, weightsAt + e * heads + h);
        for (int a = h; a < units; a += heads) {
          FloatVector value = load(memory, valuesAt + e * valueColumns + a);
          weight.mul(value).intoArray(memory, tableAt + e * columns + a);
        }
        weight.intoArray(memory, tableAt + e * columns + units + h);
      }
    }
  }

  @Override
  public void weighSlope(int entries, HeadShape shape, TableRows rows, float[] memory) {
    int heads = shape.heads();
    if (heads % LANES != 0) {
      scalar.weighSlope(entries, shape, rows, memory);
      return;
    }
    for (int e = 0; e < entries; e++) {
      for (int h = 0; h < heads; h += WIDTH) {
        weighSlope(e, h, shape, rows, memory);
      }
    }
  }

  private static void weighSlope(int e, int h, HeadShape shape, TableRows rows, float[] memory) {
    int heads = shape.heads();
    int units = shape.units();
    int slope = rows.tableSlope() + e * shape.tableRow();
    int row = e * shape.unitRow();
    FloatVector weight = load(memory, rows.weights() + e * heads + h);
    FloatVector dWeight = load(memory, slope + units + h);
    for (int a = h; a < units; a += heads) {
      FloatVector s = load(memory, slope + a);
      dWeight = s.fma(load(memory, rows.values() + row + a), dWeight);
      int at = rows.valueSlopes() + row + a;
      weight.fma(s, load(memory, at)).intoArray(memory, at);
    }
    FloatVector dScore = dWeight.mul(weight);
    for (int a = h; a < units; a += heads) {
      int at = rows.querySlope() + a;
      dScore.fma(load(memory, rows.keys() + row + a), load(memory, at)).intoArray(memory, at);
      at = rows.keySlopes() + row + a;
      dScore.fma(load(memory, rows.query() + a), load(memory, at)).intoArray(memory, at);
    }
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }

  private static void addTo(float[] array, int at, FloatVector summand) {
    load(array, at).add(summand).intoArray(array, at);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }
}
