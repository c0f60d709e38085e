package io.tegum.kernel.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link StackedOperations} by the incubating Vector API. A vector is a row or, on machines with
 * smaller ones, a part of it that begins at model c.
 *
 * <p>C2 gives up on a unit of more than 8,000 bytecodes, each operation's some 150 included, in the
 * middle of what it inlines, and then vectors are objects. So a method here either is of few
 * operations, or has more than the 325 bytecodes that are inlined at all; and small ones neither
 * take nor return a vector.
 */
final class VectorStacked implements StackedOperations {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int WIDTH = FLOATS.length();
  private static final int LANES = PanelOperations.LANES;
  private static final int ODD = MODELS / 2; // slots of models 1, 3, 5 and so on
  private static final int STRIDE = StackedRows.TOKENS * MODELS; // of a feature's values
  private static final int SIGN = Integer.SIZE - 1;
  private static final long LOWER = 0xffffffffL;
  private static final int[] ALL = new int[MODELS];
  private static final float TO_UNIT = 0x1.0p-31f;

  static {
    Arrays.fill(ALL, Integer.MAX_VALUE);
  }

  @Override
  public void randomNumbers(long[] state, int begin, int count, int[] atLeast, int[] out) {
    for (int c = 0; c < MODELS; c += WIDTH) {
      randomNumbers(c, state, begin, count, atLeast, out);
    }
  }

  /** Two rows of a word; the largest int where a model has no more numbers. */
  private static void randomNumbers(
      int c, long[] state, int begin, int count, int[] atLeast, int[] out) {
    LongVector even = LongVector.fromArray(LONGS, state, c / 2);
    LongVector odd = LongVector.fromArray(LONGS, state, ODD + c / 2);
    IntVector all = IntVector.fromArray(INTS, atLeast, c);
    for (int row = 0; row < count; row += 2) {
      long ahead = ((begin + row) / 2 + 1) * RandomOperations.GOLDEN_GAMMA;
      LongVector a = even.add(ahead);
      LongVector b = odd.add(ahead);
      a = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, 30));
      b = b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHR, 30));
      a = a.mul(RandomOperations.FIRST_FACTOR);
      b = b.mul(RandomOperations.FIRST_FACTOR);
      a = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, 27));
      b = b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHR, 27));
      a = a.mul(RandomOperations.SECOND_FACTOR);
      b = b.mul(RandomOperations.SECOND_FACTOR);
      a = a.lanewise(VectorOperators.XOR, a.lanewise(VectorOperators.LSHR, 31));
      b = b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHR, 31));
      IntVector none = all.sub(begin + row + 1).lanewise(VectorOperators.ASHR, SIGN);
      LongVector lower = a.and(LOWER).or(b.lanewise(VectorOperators.LSHL, Integer.SIZE));
      lower
          .reinterpretAsInts()
          .or(none)
          .lanewise(VectorOperators.LSHR, 1)
          .intoArray(out, row * MODELS + c);
      none = all.sub(begin + row + 2).lanewise(VectorOperators.ASHR, SIGN);
      LongVector upper = a.lanewise(VectorOperators.LSHR, Integer.SIZE).or(b.and(~LOWER));
      upper
          .reinterpretAsInts()
          .or(none)
          .lanewise(VectorOperators.LSHR, 1)
          .intoArray(out, (row + 1) * MODELS + c);
    }
  }

  @Override
  public void countBelow(
      int[] numbers, int count, int[] threshold, int begin, int end, int[] below) {
    for (int at = begin * MODELS; at < end * MODELS; at += WIDTH) {
      below(numbers, at % MODELS, count * MODELS, threshold, below, at);
    }
  }

  private static void below(
      int[] numbers, int from, int end, int[] threshold, int[] below, int at) {
    IntVector limit = IntVector.fromArray(INTS, threshold, at);
    IntVector sum = IntVector.fromArray(INTS, below, at);
    for (int k = from; k < end; k += MODELS) {
      IntVector sign = IntVector.fromArray(INTS, numbers, k).sub(limit);
      sum = sum.add(sign.lanewise(VectorOperators.LSHR, SIGN));
    }
    sum.intoArray(below, at);
  }

  @Override
  public void counts(int[] below, int[] atLeast, int begin, int end, int[] count, int[] largest) {
    for (int set = begin; set < end; set++) {
      int at = set * MODELS;
      largest[set] =
          set + 1 < end
              ? difference(below, at + MODELS, below, at, count)
              : difference(atLeast, 0, below, at, count);
    }
  }

  private static int difference(int[] all, int allAt, int[] below, int at, int[] count) {
    int largest = 0;
    for (int c = 0; c < MODELS; c += WIDTH) {
      IntVector exactly =
          IntVector.fromArray(INTS, all, allAt + c).sub(IntVector.fromArray(INTS, below, at + c));
      exactly.intoArray(count, at + c);
      largest = Math.max(largest, exactly.reduceLanes(VectorOperators.MAX));
    }
    return largest;
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
    for (int c = 0; c < MODELS; c += WIDTH) {
      goAhead(c, sequences.state(), first, begin, sequences.ahead());
    }
    randomNumbers(sequences.ahead(), 0, tokens + 1, ALL, sequences.numbers());
    for (int c = 0; c < MODELS; c += WIDTH) {
      values(c, first, begin, tokens, sequences.numbers(), out, outAt);
    }
  }

  /** Each model's sequence from the word of its first value on. */
  private static void goAhead(int c, long[] state, int[] first, int begin, long[] ahead) {
    LongVector words =
        IntVector.fromArray(INTS, first, c)
            .add(begin)
            .lanewise(VectorOperators.LSHR, 1)
            .reinterpretAsLongs();
    words
        .and(LOWER)
        .mul(RandomOperations.GOLDEN_GAMMA)
        .add(LongVector.fromArray(LONGS, state, c / 2))
        .intoArray(ahead, c / 2);
    words
        .lanewise(VectorOperators.LSHR, Integer.SIZE)
        .mul(RandomOperations.GOLDEN_GAMMA)
        .add(LongVector.fromArray(LONGS, state, ODD + c / 2))
        .intoArray(ahead, ODD + c / 2);
  }

  /** Models whose first value is an upper half are one half ahead. */
  private static void values(
      int c, int[] first, int begin, int count, int[] numbers, float[] out, int outAt) {
    FloatVector scale = FloatVector.broadcast(FLOATS, TO_UNIT);
    IntVector ahead = IntVector.fromArray(INTS, first, c).add(begin).and(1).neg(); // all bits
    for (int at = c; at < count * MODELS; at += MODELS) {
      IntVector own = IntVector.fromArray(INTS, numbers, at);
      IntVector next = IntVector.fromArray(INTS, numbers, at + MODELS);
      IntVector number =
          next.lanewise(VectorOperators.XOR, own).and(ahead).lanewise(VectorOperators.XOR, own);
      ((FloatVector) number.convert(VectorOperators.I2F, 0))
          .fma(scale, scale)
          .intoArray(out, outAt + at);
    }
  }

  @Override
  public void begin(int m, int[] empty, StackedRows rows, float[] weights) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    int row = rows.features() * MODELS;
    Arrays.fill(memory, rows.sums(), rows.products(), 0);
    for (int j = 0; j < row; j += MODELS) {
      for (int i = 0; i < row; i += WIDTH) {
        FloatVector product = FloatVector.zero(FLOATS);
        for (int k = 0; k < m * row; k += row) {
          FloatVector w = FloatVector.fromArray(FLOATS, weights, k + j + i % MODELS);
          product = w.fma(FloatVector.fromArray(FLOATS, weights, k + i), product);
        }
        product.intoArray(memory, rows.gram() + j * rows.features() + i);
      }
    }
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    for (int i = 0; i < row; i += WIDTH) {
      IntVector tokens = IntVector.fromArray(INTS, empty, i % MODELS);
      FloatVector bias = FloatVector.fromArray(FLOATS, weights, m * row + i);
      VectorMask<Float> silent = bias.compare(VectorOperators.LE, floors);
      FloatVector output = bias.blend(floors, silent);
      FloatVector slope = FloatVector.fromArray(FLOATS, memory, rows.slope() + i);
      FloatVector g = output.mul(slope).mul((FloatVector) tokens.convert(VectorOperators.I2F, 0));
      bias.intoArray(memory, rows.bias() + i);
      g.blend(zero, silent).intoArray(memory, rows.biasGradient() + i);
      g.mul(output).intoArray(memory, rows.loss() + i);
    }
  }

  @Override
  public void errors(
      int present, int[] feature, int set, int begin, int tokens, int[] count, StackedRows rows) {
    int n = rows.features();
    int featureAt = set * n;
    int countAt = set * MODELS;
    for (int i = 0; i < n * MODELS; i += WIDTH) {
      if (present == 1) {
        single(feature[featureAt], i, begin, tokens, count, countAt, rows);
      } else if (present == 2) {
        int j = feature[featureAt];
        int l = feature[featureAt + 1];
        pair(j, l, i, begin, tokens, count, countAt, rows);
      } else {
        several(present, feature, set, i, begin, tokens, count, rows);
      }
    }
  }

  /** What tokens with feature j alone give for feature i. */
  private static void single(
      int j, int i, int begin, int tokens, int[] count, int countAt, StackedRows rows) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    int c = i % MODELS;
    int row = rows.features() * MODELS;
    int packed = PackedOperations.tokens(rows.features());
    int sumAt = rows.sums() + j * StackedRows.LANES_OF_MODELS + i;
    int gradientAt = rows.biasGradient() + i;
    int lossAt = rows.loss() + i;
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector unit = FloatVector.broadcast(FLOATS, i / MODELS == j ? -1 : 0);
    FloatVector bias = FloatVector.fromArray(FLOATS, memory, rows.bias() + i);
    FloatVector slope = FloatVector.fromArray(FLOATS, memory, rows.slope() + i);
    FloatVector gram = FloatVector.fromArray(FLOATS, memory, rows.gram() + j * row + i);
    IntVector own = IntVector.fromArray(INTS, count, countAt + c);
    for (int p = 0; p < Math.min(packed, tokens); p++) {
      FloatVector sum = FloatVector.fromArray(FLOATS, memory, sumAt + p * row);
      FloatVector gradient = FloatVector.fromArray(FLOATS, memory, gradientAt + p * row);
      FloatVector loss = FloatVector.fromArray(FLOATS, memory, lossAt + p * row);
      IntVector left = IntVector.broadcast(INTS, begin + p).sub(own);
      for (int t = p * MODELS + c; t < tokens * MODELS; t += packed * MODELS) {
        FloatVector v = FloatVector.fromArray(FLOATS, memory, rows.values() + t);
        FloatVector z = v.fma(gram, bias);
        VectorMask<Float> silent = z.compare(VectorOperators.LE, floors);
        IntVector all = v.fma(unit, z.blend(floors, silent)).reinterpretAsInts();
        FloatVector difference =
            all.and(left.lanewise(VectorOperators.ASHR, SIGN)).reinterpretAsFloats();
        FloatVector g = difference.mul(slope);
        FloatVector d = g.blend(zero, silent);
        loss = g.fma(difference, loss);
        gradient = gradient.add(d);
        sum = v.fma(d, sum);
        left = left.add(packed);
      }
      sum.intoArray(memory, sumAt + p * row);
      gradient.intoArray(memory, gradientAt + p * row);
      loss.intoArray(memory, lossAt + p * row);
    }
  }

  /** What tokens with the two features j and l give for feature i. */
  private static void pair(
      int j, int l, int i, int begin, int tokens, int[] count, int countAt, StackedRows rows) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    int c = i % MODELS;
    int row = rows.features() * MODELS;
    int packed = PackedOperations.tokens(rows.features());
    int sumAt = rows.sums() + j * StackedRows.LANES_OF_MODELS + i;
    int otherAt = rows.sums() + l * StackedRows.LANES_OF_MODELS + i;
    int gradientAt = rows.biasGradient() + i;
    int lossAt = rows.loss() + i;
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector unit = FloatVector.broadcast(FLOATS, i / MODELS == j ? -1 : 0);
    FloatVector otherUnit = FloatVector.broadcast(FLOATS, i / MODELS == l ? -1 : 0);
    FloatVector bias = FloatVector.fromArray(FLOATS, memory, rows.bias() + i);
    FloatVector slope = FloatVector.fromArray(FLOATS, memory, rows.slope() + i);
    FloatVector gram = FloatVector.fromArray(FLOATS, memory, rows.gram() + j * row + i);
    FloatVector otherGram = FloatVector.fromArray(FLOATS, memory, rows.gram() + l * row + i);
    IntVector own = IntVector.fromArray(INTS, count, countAt + c);
    for (int p = 0; p < Math.min(packed, tokens); p++) {
      FloatVector sum = FloatVector.fromArray(FLOATS, memory, sumAt + p * row);
      FloatVector other = FloatVector.fromArray(FLOATS, memory, otherAt + p * row);
      FloatVector gradient = FloatVector.fromArray(FLOATS, memory, gradientAt + p * row);
      FloatVector loss = FloatVector.fromArray(FLOATS, memory, lossAt + p * row);
      IntVector left = IntVector.broadcast(INTS, begin + p).sub(own);
      for (int t = p * MODELS + c; t < tokens * MODELS; t += packed * MODELS) {
        FloatVector v = FloatVector.fromArray(FLOATS, memory, rows.values() + t);
        FloatVector w = FloatVector.fromArray(FLOATS, memory, rows.values() + STRIDE + t);
        FloatVector z = w.fma(otherGram, v.fma(gram, bias));
        VectorMask<Float> silent = z.compare(VectorOperators.LE, floors);
        FloatVector minusX = w.fma(otherUnit, v.mul(unit));
        IntVector all = z.blend(floors, silent).add(minusX).reinterpretAsInts();
        FloatVector difference =
            all.and(left.lanewise(VectorOperators.ASHR, SIGN)).reinterpretAsFloats();
        FloatVector g = difference.mul(slope);
        FloatVector d = g.blend(zero, silent);
        loss = g.fma(difference, loss);
        gradient = gradient.add(d);
        sum = v.fma(d, sum);
        other = w.fma(d, other);
        left = left.add(packed);
      }
      sum.intoArray(memory, sumAt + p * row);
      other.intoArray(memory, otherAt + p * row);
      gradient.intoArray(memory, gradientAt + p * row);
      loss.intoArray(memory, lossAt + p * row);
    }
  }

  /** What tokens with three or more features give for feature i. */
  private static void several(
      int present,
      int[] feature,
      int set,
      int i,
      int begin,
      int tokens,
      int[] count,
      StackedRows rows) {
    float[] memory = rows.floats();
    float floor = rows.floor();
    int featureAt = set * rows.features();
    int c = i % MODELS;
    int row = rows.features() * MODELS;
    int packed = PackedOperations.tokens(rows.features());
    FloatVector floors = FloatVector.broadcast(FLOATS, floor);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector slope = FloatVector.fromArray(FLOATS, memory, rows.slope() + i);
    IntVector own = IntVector.fromArray(INTS, count, set * MODELS + c);
    for (int t = 0; t < tokens; t++) {
      int lane = t % packed * row + i;
      int values = rows.values() + t * MODELS + c;
      FloatVector z = FloatVector.fromArray(FLOATS, memory, rows.bias() + i);
      FloatVector minusX = zero;
      for (int s = 0; s < present; s++) {
        int j = feature[featureAt + s];
        FloatVector v = FloatVector.fromArray(FLOATS, memory, values + s * STRIDE);
        z = v.fma(FloatVector.fromArray(FLOATS, memory, rows.gram() + j * row + i), z);
        minusX = v.fma(FloatVector.broadcast(FLOATS, i / MODELS == j ? -1 : 0), minusX);
      }
      VectorMask<Float> silent = z.compare(VectorOperators.LE, floors);
      IntVector left = IntVector.broadcast(INTS, begin + t).sub(own);
      IntVector all = z.blend(floors, silent).add(minusX).reinterpretAsInts();
      FloatVector difference =
          all.and(left.lanewise(VectorOperators.ASHR, SIGN)).reinterpretAsFloats();
      FloatVector g = difference.mul(slope);
      FloatVector d = g.blend(zero, silent);
      int lossAt = rows.loss() + lane;
      g.fma(difference, FloatVector.fromArray(FLOATS, memory, lossAt)).intoArray(memory, lossAt);
      int gradientAt = rows.biasGradient() + lane;
      FloatVector.fromArray(FLOATS, memory, gradientAt).add(d).intoArray(memory, gradientAt);
      for (int s = 0; s < present; s++) {
        int at = rows.sums() + feature[featureAt + s] * StackedRows.LANES_OF_MODELS + lane;
        FloatVector.fromArray(FLOATS, memory, values + s * STRIDE)
            .fma(d, FloatVector.fromArray(FLOATS, memory, at))
            .intoArray(memory, at);
      }
    }
  }

  @Override
  public void gradient(int m, StackedRows rows, float[] weights, float[] slope, float[] loss) {
    float[] memory = rows.floats();
    int n = rows.features();
    int row = n * MODELS;
    int repeated = rows.repeated();
    for (int k = 0; k < m * row; k += row) {
      for (int at = 0; at < StackedRows.LANES_OF_MODELS; at += row) {
        for (int i = 0; i < Math.min(row, StackedRows.LANES_OF_MODELS - at); i += WIDTH) {
          FloatVector.fromArray(FLOATS, weights, k + i).intoArray(memory, repeated + at + i);
        }
      }
      Arrays.fill(memory, rows.products(), repeated, 0);
      for (int j = 0; j < n; j++) {
        int sums = rows.sums() + j * StackedRows.LANES_OF_MODELS;
        addProduct(
            rows.usedLanes() * MODELS, weights, k + j * MODELS, memory, sums, rows.products());
      }
      addTokens(n, memory, rows.products());
      for (int i = 0; i < row; i += WIDTH) {
        FloatVector.fromArray(FLOATS, memory, rows.products() + i).intoArray(slope, k + i);
      }
      for (int i = 0; i < n; i++) {
        int sums = rows.sums() + i * StackedRows.LANES_OF_MODELS;
        halves(memory, repeated, sums, rows.products());
        addEight(memory, rows.products(), slope, k + i * MODELS);
      }
    }
    addTokens(n, memory, rows.biasGradient());
    System.arraycopy(memory, rows.biasGradient(), slope, m * row, row);
    Arrays.fill(memory, repeated, repeated + StackedRows.LANES_OF_MODELS, 1);
    halves(memory, repeated, rows.loss(), rows.products());
    Arrays.fill(loss, 0);
    addEight(memory, rows.products(), loss, 0);
  }

  /** Adds what a feature's sums, times its entry of W, give for each lane. */
  private static void addProduct(
      int lanes, float[] weights, int w, float[] memory, int sums, int out) {
    for (int c = 0; c < MODELS; c += WIDTH) {
      FloatVector weight = FloatVector.fromArray(FLOATS, weights, w + c);
      for (int lane = c; lane < lanes; lane += MODELS) {
        weight
            .fma(
                FloatVector.fromArray(FLOATS, memory, sums + lane),
                FloatVector.fromArray(FLOATS, memory, out + lane))
            .intoArray(memory, out + lane);
      }
    }
  }

  /** Adds all tokens to the first one. */
  private static void addTokens(int n, float[] memory, int at) {
    int tokens = PackedOperations.tokens(n);
    for (int distance = LANES / 2; distance > 0; distance /= 2) {
      int count = Math.min(distance, tokens - distance);
      addAhead(n * count * MODELS, n * distance * MODELS, memory, at);
    }
  }

  /** The products of two packed rows' lanes, the upper half of them added to the lower. */
  private static void halves(float[] memory, int a, int b, int out) {
    int half = LANES / 2 * MODELS;
    for (int lane = 0; lane < half; lane += WIDTH) {
      FloatVector lower =
          FloatVector.fromArray(FLOATS, memory, a + lane)
              .mul(FloatVector.fromArray(FLOATS, memory, b + lane));
      FloatVector upper =
          FloatVector.fromArray(FLOATS, memory, a + half + lane)
              .mul(FloatVector.fromArray(FLOATS, memory, b + half + lane));
      lower.add(upper).intoArray(memory, out + lane);
    }
  }

  /** Adds up eight lanes' rows, by the tree of the packed rows, and adds the sum to a row. */
  private static void addEight(float[] lanes, int at, float[] sum, int sumAt) {
    for (int c = 0; c < MODELS; c += WIDTH) {
      FloatVector a = FloatVector.fromArray(FLOATS, lanes, at + c);
      a = a.add(FloatVector.fromArray(FLOATS, lanes, at + c + 4 * MODELS));
      FloatVector b = FloatVector.fromArray(FLOATS, lanes, at + c + 2 * MODELS);
      b = b.add(FloatVector.fromArray(FLOATS, lanes, at + c + 6 * MODELS));
      FloatVector even = a.add(b);
      a = FloatVector.fromArray(FLOATS, lanes, at + c + MODELS);
      a = a.add(FloatVector.fromArray(FLOATS, lanes, at + c + 5 * MODELS));
      b = FloatVector.fromArray(FLOATS, lanes, at + c + 3 * MODELS);
      b = b.add(FloatVector.fromArray(FLOATS, lanes, at + c + 7 * MODELS));
      FloatVector odd = a.add(b);
      FloatVector.fromArray(FLOATS, sum, sumAt + c).add(even.add(odd)).intoArray(sum, sumAt + c);
    }
  }

  private static void addAhead(int count, int distance, float[] memory, int at) {
    for (int k = at; k < at + count; k += WIDTH) {
      FloatVector.fromArray(FLOATS, memory, k)
          .add(FloatVector.fromArray(FLOATS, memory, k + distance))
          .intoArray(memory, k);
    }
  }
}
