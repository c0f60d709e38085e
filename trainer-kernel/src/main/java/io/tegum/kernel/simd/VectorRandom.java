package io.tegum.kernel.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link RandomOperations} by the incubating Vector API. Vectors all have the preferred width: with
 * two widths of one type in use, C2 does not know which one a method is called on, and turns
 * vectors into objects.
 */
final class VectorRandom implements RandomOperations {

  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
  private static final int WIDTH = INTS.length();
  private static final int LAST_BIT = Integer.SIZE - 1;
  private static final int LANES = PanelOperations.LANES;

  /** Lane k holds (k + 1) gamma: what SplitMix64's counter is ahead by. */
  private static final LongVector LANE_GAMMAS = LongVector.fromArray(LONGS, gammas(), 0);

  private static long[] gammas() {
    long[] gammas = new long[LANES];
    for (int k = 0; k < LANES; k++) {
      gammas[k] = (k + 1) * GOLDEN_GAMMA;
    }
    return gammas;
  }

  @Override
  public void randomWords(long state, long first, int count, long[] out) {
    int k = 0;
    for (; k + LONGS.length() <= count; k += LONGS.length()) {
      words(state, first + k).intoArray(out, k);
    }
    for (; k < count; k++) {
      out[k] = ScalarRandom.word(state, first + k);
    }
  }

  private static LongVector words(long state, long number) {
    LongVector z = LANE_GAMMAS.add(state + number * GOLDEN_GAMMA);
    z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 30)).mul(FIRST_FACTOR);
    z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 27)).mul(SECOND_FACTOR);
    return z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 31));
  }

  @Override
  public void randomNumbers(long state, long first, int count, int[] out) {
    long number = first;
    for (int k = 0; k < count; k += WIDTH, number += WIDTH / 2) {
      words(state, number).reinterpretAsInts().lanewise(VectorOperators.LSHR, 1).intoArray(out, k);
    }
    Arrays.fill(out, count, PanelOperations.padded(count), Integer.MAX_VALUE);
  }

  @Override
  public void countBelow(
      int[] numbers, int count, int[] threshold, int begin, int end, int[] below) {
    for (int each = begin; each < end; each++) {
      below[each] = below(numbers, count, threshold[each]);
    }
  }

  /** Adds up the signs of the differences, which takes fewer instructions than masks. */
  private static int below(int[] numbers, int count, int threshold) {
    IntVector below = IntVector.zero(INTS);
    for (int k = 0; k < count; k += WIDTH) {
      IntVector difference = IntVector.fromArray(INTS, numbers, k).sub(threshold);
      below = below.add(difference.lanewise(VectorOperators.LSHR, Integer.SIZE - 1));
    }
    return below.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public void presentFeatures(
      long[] words, int count, int range, int[] feature, float[] value, int at) {
    for (int k = 0; k < count; k += LANES) {
      for (int i = k; i < k + LANES / 2; i += LONGS.length()) {
        LongVector even = choices(words, i, range);
        LongVector odd = choices(words, i + LANES / 2, range);
        odd.lanewise(VectorOperators.LSHL, Integer.SIZE)
            .or(even)
            .reinterpretAsInts()
            .intoArray(feature, at - k + 2 * i);
      }
    }
    for (int k = 0; k < count; k += LANES) {
      for (int i = k; i < k + LANES / 2; i += LONGS.length()) {
        LongVector even = LongVector.fromArray(LONGS, words, i).and(VALUE_MASK);
        LongVector odd = LongVector.fromArray(LONGS, words, i + LANES / 2).and(VALUE_MASK);
        IntVector bits =
            odd.lanewise(VectorOperators.LSHL, Integer.SIZE).or(even).reinterpretAsInts();
        ((FloatVector) bits.convert(VectorOperators.I2F, 0))
            .add(0.5f)
            .mul(TO_UNIT)
            .intoArray(value, at - k + 2 * i);
      }
    }
  }

  private static LongVector choices(long[] words, int at, int range) {
    return LongVector.fromArray(LONGS, words, at)
        .lanewise(VectorOperators.LSHR, VALUE_BITS)
        .mul(range)
        .lanewise(VectorOperators.LSHR, CHOICE_BITS);
  }

  @Override
  public void sortDistinct(int present, int stride, int[] feature, int at) {
    for (int t = at; t < at + stride; t += WIDTH) {
      for (int s = 1; s < present; s++) {
        IntVector chosen = IntVector.fromArray(INTS, feature, t + s * stride);
        for (int e = t; e < t + s * stride; e += stride) {
          IntVector taken = IntVector.fromArray(INTS, feature, e);
          taken.min(chosen).intoArray(feature, e);
          chosen = chosen.add(1).max(taken);
        }
        chosen.intoArray(feature, t + s * stride);
      }
    }
  }

  @Override
  public void sparseUniforms(
      long state, long first, int threshold, int count, float[] out, int outAt) {
    float scale = (float) (1.0 / (0x1.0p31 - threshold));
    long number = first;
    for (int k = 0; k < count; k += WIDTH, number += WIDTH / 2) {
      IntVector bits = words(state, number).reinterpretAsInts().lanewise(VectorOperators.LSHR, 1);
      IntVector above = bits.sub(threshold).max(-1);
      ((FloatVector) above.convert(VectorOperators.I2F, 0))
          .fma(scale, scale)
          .intoArray(out, outAt + k);
    }
  }

  /** What differs from it has, negated, the sign in every bit. */
  @Override
  public void dropRepeated(int events, int stride, int[] feature, float[] value, int at) {
    int end = events * stride;
    for (int t = at; t < at + stride; t += WIDTH) {
      for (int own = t; own < t + end - stride; own += stride) {
        IntVector chosen = IntVector.fromArray(INTS, feature, own);
        IntVector kept = FloatVector.fromArray(FLOATS, value, own).reinterpretAsInts();
        for (int later = own + stride; later < t + end; later += stride) {
          IntVector apart =
              chosen.lanewise(VectorOperators.XOR, IntVector.fromArray(INTS, feature, later));
          kept = kept.and(apart.neg().lanewise(VectorOperators.ASHR, LAST_BIT));
        }
        kept.reinterpretAsFloats().intoArray(value, own);
      }
    }
  }

  /** The sign of the difference says what is dropped, which takes fewer instructions than masks. */
  @Override
  public void masks(long state, long first, int threshold, float kept, int count, float[] out) {
    IntVector bits = IntVector.broadcast(INTS, Float.floatToRawIntBits(kept));
    long number = first;
    for (int k = 0; k < count; k += WIDTH, number += WIDTH / 2) {
      IntVector half = words(state, number).reinterpretAsInts().lanewise(VectorOperators.LSHR, 1);
      IntVector dropped = half.sub(threshold).lanewise(VectorOperators.ASHR, LAST_BIT);
      bits.lanewise(VectorOperators.AND_NOT, dropped).reinterpretAsFloats().intoArray(out, k);
    }
  }

  /** A positive float's bits are a positive int, whose negative has its sign in every bit. */
  @Override
  public void keepWhere(float[] present, int from, int count, float[] out, int outAt) {
    for (int t = 0; t < count; t += WIDTH) {
      IntVector bits = FloatVector.fromArray(FLOATS, present, from + t).reinterpretAsInts();
      IntVector all = bits.neg().lanewise(VectorOperators.ASHR, LAST_BIT);
      FloatVector kept = FloatVector.fromArray(FLOATS, out, outAt + t);
      kept.reinterpretAsInts().and(all).reinterpretAsFloats().intoArray(out, outAt + t);
    }
  }

  @Override
  public void pick(int k, int count, int[] chosen, float[] value, float[] out, int outAt) {
    for (int t = 0; t < count; t += WIDTH) {
      IntVector apart = IntVector.fromArray(INTS, chosen, t).lanewise(VectorOperators.XOR, k);
      IntVector equal = apart.sub(1).lanewise(VectorOperators.ASHR, LAST_BIT);
      IntVector bits = FloatVector.fromArray(FLOATS, value, t).reinterpretAsInts();
      bits.and(equal).reinterpretAsFloats().intoArray(out, outAt + t);
    }
  }
}
