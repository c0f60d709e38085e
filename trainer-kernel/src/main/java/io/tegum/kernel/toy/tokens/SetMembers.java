package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.simd.Slots;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The features of sets that are present (see {@link Correlation}): sets are to one another what
 * independent features are, so that designs draw them as such, and then spell each one out.
 */
final class SetMembers {

  private final int n;
  private final int size;
  private final Correlation correlation;
  private final int[] belowOrNull; // of a set: 2^31 P(the present one is at most the k-th)
  private final int[] numbers;
  private final float[] held;
  private final int[] setOf; // each feature's

  /** The members of sets of {@code n} features in all, with room for so many numbers at once. */
  SetMembers(int n, DataConfiguration data, int room) {
    this.n = n;
    size = data.setSize();
    numbers = new int[data.sets().areIndependent() ? 0 : room];
    held = new float[numbers.length];
    setOf = IntStream.range(0, n).map(i -> i / size).toArray();
    correlation = data.correlation();
    belowOrNull = data.isUniform() ? null : below(data.densities(n), size);
  }

  private static int[] below(double[] densities, int size) {
    int[] below = new int[densities.length];
    for (int first = 0; first < below.length; first += size) {
      double sum = 0;
      for (int i = first; i < first + size; i++) {
        sum += densities[i];
      }
      double upTo = 0;
      for (int i = first; i < first + size; i++) {
        upTo += densities[i];
        below[i] = TokenCounts.threshold(upTo / sum);
      }
    }
    return below;
  }

  /** Which feature of an anticorrelated set a number in [0, 2^31) chooses, from 0 on. */
  private int member(int set, int number) {
    if (belowOrNull == null) {
      // The upper bits of their product, by 32 bits alone: a loop of it runs in vectors.
      int lower = (number & 0xffff) * size;
      return ((number >>> 16) * size + (lower >>> 16)) >>> 15;
    }
    int k = 0;
    while (k < size - 1 && number >= belowOrNull[set * size + k]) {
      k++;
    }
    return k;
  }

  /**
   * Spells out the slots of tokens that have {@code sets} sets each: features take the place of
   * sets, as many as are present for one.
   *
   * @param state of the stream, whose words from {@code first} on are used, one for two numbers
   * @param slots Modified: set s of token t at at + s stride + t, with a value; that is 0 where
   *     another slot has the set
   * @return the first word that is not used
   */
  long spell(long state, long first, int sets, int stride, Slots slots, int at) {
    return switch (correlation) {
      case NONE -> first;
      case CORRELATED -> spellAll(state, first, sets, stride, slots, at);
      case ANTICORRELATED -> spellOne(state, first, sets, stride, slots, at);
    };
  }

  /** From the last set on, to overwrite none. */
  private long spellAll(long state, long first, int sets, int stride, Slots slots, int at) {
    int[] feature = slots.feature();
    float[] value = slots.value();
    long word = first;
    for (int set = sets - 1; set >= 0; set--) {
      int from = at + set * stride;
      int to = at + set * size * stride;
      for (int k = size - 1; k > 0; k--) {
        RANDOM.sparseUniforms(state, word, 0, stride, value, to + k * stride);
        word += stride / 2;
        RANDOM.keepWhere(value, from, stride, value, to + k * stride);
        for (int t = 0; t < stride; t++) {
          feature[to + k * stride + t] = feature[from + t] * size + k;
        }
      }
      System.arraycopy(value, from, value, to, stride);
      for (int t = 0; t < stride; t++) {
        feature[to + t] = feature[from + t] * size;
      }
    }
    return word;
  }

  /** From the last set on, which is the one that counts where several slots have it. */
  private long spellOne(long state, long first, int sets, int stride, Slots slots, int at) {
    int[] feature = slots.feature();
    long word = first;
    for (int from = at + (sets - 1) * stride; from >= at; from -= stride) {
      RANDOM.randomNumbers(state, word, stride, numbers);
      word += stride / 2;
      for (int t = 0; t < stride; t++) {
        int own = feature[from + t];
        feature[from + t] =
            slots.value()[from + t] == 0
                ? repeated(own, feature, from + t, stride)
                : own * size + member(own, numbers[t]);
      }
    }
    return word;
  }

  /** The feature that a later slot has of the same set, which is the one that counts. */
  private int repeated(int set, int[] feature, int slot, int stride) {
    int later = slot + stride;
    while (feature[later] / size != set) {
      later += stride;
    }
    return feature[later];
  }

  /**
   * Draws panels of tokens, set after set: a feature a row, a token a column. A method for each
   * kind, with few calls of vectors: C2 takes in calls only so deep, and makes vectors objects
   * where it stops.
   */
  interface Draw {
    /**
     * Draws from the words of a stream, from 0 on.
     *
     * @param threshold 2^31 times the probability that a set is absent, of all sets or of each
     * @param columns tokens of a panel
     * @param x Modified: one panel after the other, from {@code begin} on, {@code length} floats
     */
    void panels(long state, int[] threshold, int columns, float[] x, int begin, int length);
  }

  /** How panels of these sets are drawn. */
  Draw draw() {
    return switch (correlation) {
      case NONE -> this::drawEach;
      case CORRELATED -> this::drawTogether;
      case ANTICORRELATED -> this::drawOneOfEach;
    };
  }

  private void drawEach(
      long state, int[] threshold, int columns, float[] x, int begin, int length) {
    for (int at = 0, set = 0; at < length; at += columns, set = next(set)) {
      RANDOM.sparseUniforms(state, at / 2, absent(threshold, set), columns, x, begin + at);
    }
  }

  private void drawTogether(
      long state, int[] threshold, int columns, float[] x, int begin, int length) {
    int present = columns * size;
    for (int at = 0, set = 0; at < length; at += columns) {
      boolean first = at % present == 0;
      int absent = first ? absent(threshold, set) : 0;
      RANDOM.sparseUniforms(state, at / 2, absent, columns, x, begin + at);
      set = first ? next(set) : set;
    }
    for (int at = begin; at < begin + length; at += present) {
      for (int to = at + columns; to < at + present; to += columns) {
        RANDOM.keepWhere(x, at, columns, x, to);
      }
    }
  }

  private void drawOneOfEach(
      long state, int[] threshold, int columns, float[] x, int begin, int length) {
    long word = 0;
    for (int at = begin, set = 0; at < begin + length; at += size * columns, set = next(set)) {
      RANDOM.sparseUniforms(state, word, absent(threshold, set), columns, held, 0);
      RANDOM.randomNumbers(state, word + columns / 2, columns, numbers);
      choose(set, columns);
      pickEach(columns, x, at);
      word += columns;
    }
  }

  private void choose(int set, int count) {
    for (int t = 0; t < count; t++) {
      numbers[t] = member(set, numbers[t]);
    }
  }

  private void pickEach(int count, float[] x, int at) {
    for (int k = 0; k < size; k++) {
      RANDOM.pick(k, count, numbers, held, x, at + k * count);
    }
  }

  private static int absent(int[] threshold, int set) {
    return threshold[threshold.length == 1 ? 0 : set];
  }

  private int next(int set) {
    return set + 1 < n / size ? set + 1 : 0;
  }

  /**
   * Spreads rows of sets to rows of features.
   *
   * @param state of the stream, whose words from {@code word} on are used, one for two numbers
   * @param first number of the first row
   * @param sets a row's sets side by side, each {@code stride} from the last row's: a value; 0
   *     where it is absent
   * @param x Modified: rows of features, each {@code length} from the last
   * @return how many numbers were drawn
   */
  int spread(
      long state, long word, int first, int rows, float[] sets, int stride, float[] x, int length) {
    return switch (correlation) {
      case NONE -> throw new IllegalStateException("Cannot spread sets of one feature");
      case CORRELATED -> {
        long own = word + (long) first * length / 2;
        RANDOM.sparseUniforms(state, own, 0, rows * length, x, 0);
        for (int row = 0; row < rows; row++) {
          repeat(sets, row * stride, row * length);
        }
        RANDOM.keepWhere(held, 0, rows * length, x, 0);
        yield rows * length;
      }
      case ANTICORRELATED -> {
        long own = word + (long) first * stride / 2;
        RANDOM.randomNumbers(state, own, rows * stride, numbers);
        Arrays.fill(x, 0, rows * length, 0);
        for (int row = 0; row < rows; row++) {
          scatter(sets, row * stride, x, row * length);
        }
        yield rows * stride;
      }
    };
  }

  private void repeat(float[] sets, int from, int at) {
    for (int i = 0; i < n; i++) {
      held[at + i] = sets[from + setOf[i]];
    }
  }

  private void scatter(float[] sets, int from, float[] x, int at) {
    for (int set = 0, first = at; set < n / size; set++, first += size) {
      x[first + member(set, numbers[from + set])] = sets[from + set];
    }
  }
}
