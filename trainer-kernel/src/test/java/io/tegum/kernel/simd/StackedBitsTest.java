package io.tegum.kernel.simd;

import static io.tegum.kernel.simd.StackedOperations.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link StackedOperations} against their scalar twins, and against those of one model. */
class StackedBitsTest {

  private final StackedOperations scalar = Simd.choose("scalar").stacked();
  private final StackedOperations vector = Simd.choose("vector").stacked();
  private final RandomOperations single = Simd.choose("scalar").random();
  private final Random random = new Random(1);

  @Test
  void theVectorImplementationIsTheOneUnderTest() {
    assertThat(scalar).isNotInstanceOf(vector.getClass());
  }

  @Test
  void numbersAreThoseOfEachModelsOwnSequence() {
    long[] state = random.longs(MODELS).toArray();
    int[] has = random.ints(MODELS, 0, 40).toArray();
    for (int begin : new int[] {0, 2, 16}) {
      for (int count : new int[] {1, 2, 7, 24}) {
        int[] one = new int[(count + 1) * MODELS];
        int[] other = one.clone();
        scalar.randomNumbers(state, begin, count, has, one);
        vector.randomNumbers(state, begin, count, has, other);
        int[] own = new int[48];
        for (int model = 0; model < MODELS; model++) {
          single.randomNumbers(state[StackedOperations.slot(model)], 0, has[model], own);
          for (int row = 0; row < count; row++) {
            int number = begin + row < has[model] ? own[begin + row] : Integer.MAX_VALUE;
            assertThat(one[row * MODELS + model]).isEqualTo(number);
            assertThat(other[row * MODELS + model]).isEqualTo(number);
          }
        }
      }
    }
  }

  @Test
  void countedNumbers() {
    int[] numbers = random.ints(9 * MODELS, 0, Integer.MAX_VALUE).toArray();
    numbers[5] = Integer.MAX_VALUE;
    int[] threshold = random.ints(6 * MODELS, 0, Integer.MAX_VALUE).toArray();
    Arrays.fill(threshold, 2 * MODELS, 3 * MODELS, 0);
    Arrays.fill(threshold, 3 * MODELS, 4 * MODELS, Integer.MAX_VALUE);
    int[] one = random.ints(6 * MODELS, 0, 9).toArray();
    int[] other = one.clone();
    int before = one[MODELS + 5];
    scalar.countBelow(numbers, 9, threshold, 1, 5, one);
    vector.countBelow(numbers, 9, threshold, 1, 5, other);
    assertThat(other).isEqualTo(one);
    int below = 0;
    for (int row = 0; row < 9; row++) {
      below += numbers[row * MODELS + 5] < threshold[MODELS + 5] ? 1 : 0;
    }
    assertThat(one[MODELS + 5]).isEqualTo(before + below);
  }

  @Test
  void countsOfSets() {
    int[] below = new int[5 * MODELS];
    int[] atLeast = new int[MODELS];
    for (int model = 0; model < MODELS; model++) {
      for (int set = 0; set < 5; set++) {
        atLeast[model] += random.nextInt(6);
        below[set * MODELS + model] = atLeast[model];
      }
      atLeast[model] += model;
    }
    int[] one = new int[below.length];
    int[] other = new int[below.length];
    int[] largest = new int[5];
    int[] otherLargest = new int[5];
    scalar.counts(below, atLeast, 1, 5, one, largest);
    vector.counts(below, atLeast, 1, 5, other, otherLargest);
    assertThat(other).isEqualTo(one);
    assertThat(otherLargest).isEqualTo(largest);
    assertThat(one[2 * MODELS + 3]).isEqualTo(below[3 * MODELS + 3] - below[2 * MODELS + 3]);
    assertThat(one[4 * MODELS + 9]).isEqualTo(atLeast[9] - below[4 * MODELS + 9]);
    for (int set = 1; set < 5; set++) {
      assertThat(largest[set])
          .isEqualTo(Arrays.stream(one, set * MODELS, (set + 1) * MODELS).max().orElseThrow());
    }
  }

  @Test
  void valuesAreThoseOfEachModelsOwnSequence() {
    long[] state = random.longs(MODELS).toArray();
    int[] first = random.ints(MODELS, 0, 50).toArray();
    int[] count = random.ints(2 * MODELS, 0, 90).toArray();
    StackedSequences sequences =
        new StackedSequences(state, new long[MODELS], new int[80 * MODELS]);
    float[] own = new float[160];
    for (int begin : new int[] {0, 3, 60}) {
      for (int tokens : new int[] {1, 2, 7, 24}) {
        float[] one = new float[3 + 24 * MODELS];
        float[] other = one.clone();
        scalar.uniforms(sequences, first, begin, tokens, count, MODELS, one, 3);
        vector.uniforms(sequences, first, begin, tokens, count, MODELS, other, 3);
        for (int model = 0; model < MODELS; model++) {
          single.sparseUniforms(state[StackedOperations.slot(model)], 0, 0, 160, own, 0);
          for (int token = begin;
              token < Math.min(begin + tokens, count[MODELS + model]);
              token++) {
            int at = 3 + (token - begin) * MODELS + model;
            assertThat(one[at]).isEqualTo(own[first[model] + token]);
            assertThat(other[at]).isEqualTo(own[first[model] + token]);
          }
        }
      }
    }
  }

  /** All sizes, rows that all models fill and that few do, and none. */
  @ParameterizedTest
  @ValueSource(floats = {0, Float.NEGATIVE_INFINITY})
  void errorsAndGradient(float floor) {
    for (int n = 1; n <= PackedOperations.MOST_FEATURES; n++) {
      for (int m = 1; m <= 3; m++) {
        StackedRows one = rows(n, floor);
        StackedRows other = copy(one);
        float[] weights = numbers((m + 1) * n * MODELS);
        int[] empty = random.ints(MODELS, 0, 1000).toArray();
        scalar.begin(m, empty, one, weights);
        vector.begin(m, empty, other, weights);
        assertThat(unsigned(other.floats())).isEqualTo(unsigned(one.floats()));
        for (int present = 1; present <= n; present++) {
          for (int tokens : new int[] {1, 2, 3, 7, 16, 21}) {
            int[] feature = new int[2 * n];
            int[] chosen = random.ints(0, n).distinct().limit(present).toArray();
            System.arraycopy(chosen, 0, feature, n, present);
            int begin = random.nextInt(3) * PackedOperations.tokens(n);
            int[] count = random.ints(2 * MODELS, 0, begin + tokens + 3).toArray();
            scalar.errors(present, feature, 1, begin, tokens, count, one);
            vector.errors(present, feature, 1, begin, tokens, count, other);
            assertThat(unsigned(other.floats())).isEqualTo(unsigned(one.floats()));
          }
        }
        float[] slope = new float[weights.length];
        float[] otherSlope = new float[weights.length];
        float[] loss = new float[MODELS];
        float[] otherLoss = new float[MODELS];
        scalar.gradient(m, one, weights, slope, loss);
        vector.gradient(m, other, weights, otherSlope, otherLoss);
        assertThat(unsigned(otherSlope)).isEqualTo(unsigned(slope));
        assertThat(unsigned(otherLoss)).isEqualTo(unsigned(loss));
      }
    }
  }

  private StackedRows rows(int n, float floor) {
    int bias = 3 + n * MODELS;
    int gram = bias + n * MODELS;
    int sums = gram + n * n * MODELS;
    int values = sums + StackedRows.sumRows(n) * MODELS;
    float[] floats = numbers(values + n * StackedRows.TOKENS * MODELS);
    StackedRows rows = new StackedRows(floats, floor, n, 3, bias, gram, sums, values);
    Arrays.fill(floats, rows.products(), rows.values(), 0); // as the lanes left over must be
    return rows;
  }

  private static StackedRows copy(StackedRows r) {
    return new StackedRows(
        r.floats().clone(),
        r.floor(),
        r.features(),
        r.slope(),
        r.bias(),
        r.gram(),
        r.sums(),
        r.values());
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** Without the sign of a zero, which nothing depends on. */
  private static float[] unsigned(float[] numbers) {
    float[] unsigned = numbers.clone();
    for (int k = 0; k < unsigned.length; k++) {
      unsigned[k] += 0;
    }
    return unsigned;
  }
}
