package io.tegum.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every vector operation against its scalar twin, bit by bit, over sizes that leave remainders. */
class SameBitsTest {

  private static final int[] ROWS = {1, 2, 3, 4, 5, 6, 7, 9, 11};
  private static final int[] COLUMNS = {16, 32, 48, 80, 128};
  private static final int STRIDE = 130;

  private final PanelOperations scalar = Simd.choose("scalar").panels();
  private final PanelOperations vector = Simd.choose("vector").panels();
  private final SparseOperations scalarSparse = Simd.choose("scalar").sparse();
  private final SparseOperations vectorSparse = Simd.choose("vector").sparse();
  private final PackedOperations scalarPacked = Simd.choose("scalar").packed();
  private final PackedOperations vectorPacked = Simd.choose("vector").packed();
  private final RandomOperations scalarRandom = Simd.choose("scalar").random();
  private final RandomOperations vectorRandom = Simd.choose("vector").random();
  private final Random random = new Random(1);

  @Test
  void theVectorImplementationIsTheOneUnderTest() {
    assertThat(scalar).isNotInstanceOf(vector.getClass());
    assertThat(Simd.isVector()).isTrue();
  }

  @Test
  void products() {
    for (int rows : ROWS) {
      for (int depth : ROWS) {
        for (int columns : COLUMNS) {
          Factor factor = new Factor(numbers(3 + rows * depth), 3, depth, 1);
          Factor transposed = new Factor(factor.floats(), 3, 1, rows);
          Rows in = new Rows(numbers(depth * STRIDE), 1, STRIDE);
          Rows initial = new Rows(numbers(rows * STRIDE), STRIDE);
          Rows same = new Rows(initial.floats(), 0, 0);
          Rows one = new Rows(new float[rows * STRIDE], 2, STRIDE);
          Rows other = copy(one);
          scalar.multiply(rows, depth, columns, factor, in, initial, one);
          vector.multiply(rows, depth, columns, factor, in, initial, other);
          assertThat(other.floats()).isEqualTo(one.floats());
          scalar.multiply(rows, depth, columns, transposed, in, same, one);
          vector.multiply(rows, depth, columns, transposed, in, same, other);
          assertThat(other.floats()).isEqualTo(one.floats());
          scalar.multiply(rows, depth, columns, factor, in, one, one);
          vector.multiply(rows, depth, columns, factor, in, other, other);
          assertThat(other.floats()).isEqualTo(one.floats());
        }
      }
    }
  }

  @Test
  void outerProducts() {
    for (int left : ROWS) {
      for (int right : ROWS) {
        for (int columns : COLUMNS) {
          Rows a = new Rows(numbers(left * STRIDE), 1, STRIDE);
          Rows b = new Rows(numbers(right * STRIDE), 2, STRIDE);
          float[] one = numbers(3 + left * right * PanelOperations.LANES);
          float[] other = one.clone();
          scalar.outer(left, right, columns, a, b, one, 3);
          vector.outer(left, right, columns, a, b, other, 3);
          assertThat(other).isEqualTo(one);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, Float.NEGATIVE_INFINITY})
  void reconstructionErrors(float floor) {
    for (int rows : ROWS) {
      for (int columns : COLUMNS) {
        Rows x = new Rows(numbers(rows * STRIDE + 1), 1, STRIDE);
        Rows one = new Rows(numbers(rows * STRIDE), STRIDE);
        Rows other = copy(one);
        int sums = STRIDE + rows * PanelOperations.LANES;
        Reconstruction oneErrors =
            new Reconstruction(
                floor, numbers(STRIDE), numbers(STRIDE), numbers(sums), numbers(sums));
        Reconstruction otherErrors = copy(oneErrors);
        scalar.featureErrors(rows, columns, oneErrors, x, one);
        vector.featureErrors(rows, columns, otherErrors, x, other);
        assertThat(other.floats()).isEqualTo(one.floats());
        scalar.tokenErrors(rows, columns, oneErrors, x, one);
        vector.tokenErrors(rows, columns, otherErrors, x, other);
        assertThat(other.floats()).isEqualTo(one.floats());
        assertThat(otherErrors.loss()).isEqualTo(oneErrors.loss());
        assertThat(otherErrors.biasGradient()).isEqualTo(oneErrors.biasGradient());
      }
    }
  }

  @Test
  void headErrorsAndTargets() {
    for (int rank : ROWS) {
      for (int columns : COLUMNS) {
        float[] x = sparse(STRIDE);
        float[] y = sparse(STRIDE);
        Rows u = new Rows(numbers(rank * STRIDE), 1, STRIDE - 3);
        Rows otherU = copy(u);
        Rows v = new Rows(numbers(rank * STRIDE), 2, STRIDE - 3);
        Rows otherV = copy(v);
        float[] target = new float[STRIDE];
        float[] otherTarget = new float[STRIDE];
        float[] loss = new float[PanelOperations.LANES];
        float[] otherLoss = new float[PanelOperations.LANES];
        for (float weight : new float[] {1, 0.5f, 2}) {
          scalar.strongestPresent(columns, weight, x, 0, y, 1, target);
          vector.strongestPresent(columns, weight, x, 0, y, 1, otherTarget);
          assertThat(otherTarget).isEqualTo(target);
          scalar.addProduct(columns, weight, x, 0, y, 1, target);
          vector.addProduct(columns, weight, x, 0, y, 1, otherTarget);
          assertThat(otherTarget).isEqualTo(target);
        }
        scalar.logitErrors(rank, columns, 0.3f, u, v, target, loss);
        vector.logitErrors(rank, columns, 0.3f, otherU, otherV, otherTarget, otherLoss);
        assertThat(otherU.floats()).isEqualTo(u.floats());
        assertThat(otherV.floats()).isEqualTo(v.floats());
        assertThat(otherLoss).isEqualTo(loss);
      }
    }
  }

  @Test
  void gathersAndScatters() {
    for (int columns : COLUMNS) {
      for (int entries = 0; entries < 20; entries++) {
        float[] row = sparse(48);
        long[] marks = new long[1];
        int[] index = new int[64];
        scalarSparse.nonZeros(row, 0, 48, marks);
        int end = SparseOperations.list(marks, 48, index, 0);
        int last = Math.min(end, entries);
        Lists lists = new Lists(index, new int[] {0, last / 2, last});
        Rows values = new Rows(twice(row), 48);
        Rows rows = new Rows(numbers(5 + 48 * columns), 5, columns);
        Rows otherRows = copy(rows);
        Rows out = new Rows(numbers(3 + 2 * columns), 3, columns);
        Rows otherOut = copy(out);
        for (int t = 0; t < 2; t++) {
          scalarSparse.scatter(lists, t, values, out, rows);
          vectorSparse.scatter(lists, t, values, out, otherRows);
          assertThat(otherRows.floats()).isEqualTo(rows.floats());
          scalarSparse.gather(lists, t, values, rows, out);
          vectorSparse.gather(lists, t, values, rows, otherOut);
          assertThat(otherOut.floats()).isEqualTo(out.floats());
        }
      }
    }
  }

  private static float[] twice(float[] row) {
    float[] twice = Arrays.copyOf(row, 2 * row.length);
    System.arraycopy(row, 0, twice, row.length, row.length);
    return twice;
  }

  private static Rows copy(Rows rows) {
    return new Rows(rows.floats().clone(), rows.at(), rows.columns());
  }

  @Test
  void marksAndListsOfNonZeros() {
    for (int columns = 0; columns < 210; columns += PanelOperations.LANES) {
      float[] row = sparse(columns + 1);
      row[columns / 2] = -0f;
      row[columns / 3] = -Float.MIN_VALUE;
      row[columns / 4] = Float.NaN;
      long[] marks = new long[SparseOperations.words(columns)];
      long[] otherMarks = marks.clone();
      Arrays.fill(otherMarks, -1);
      scalarSparse.nonZeros(row, 1, columns, marks);
      vectorSparse.nonZeros(row, 1, columns, otherMarks);
      assertThat(otherMarks).isEqualTo(marks);
      int[] index = new int[3 + columns + PanelOperations.LANES];
      int end = SparseOperations.list(marks, columns, index, 3);
      assertThat(Arrays.copyOfRange(index, 3, end))
          .isEqualTo(IntStream.range(0, columns).filter(i -> row[1 + i] != 0).toArray());
    }
  }

  @Test
  void laneSumsAreTheFixedTree() {
    float[] partial = numbers(2 + 3 * PanelOperations.LANES);
    float[] one = new float[3];
    float[] other = new float[3];
    scalar.sumLanes(3, partial, 2, one, 0);
    vector.sumLanes(3, partial, 2, other, 0);
    assertThat(other).isEqualTo(one);
    for (int half = PanelOperations.LANES / 2; half > 0; half /= 2) {
      for (int lane = 0; lane < half; lane++) {
        partial[2 + lane] += partial[2 + lane + half];
      }
    }
    assertThat(one[0]).isEqualTo(partial[2]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.5, 0.7, 0.99})
  void randomNumbers(double sparsity) {
    long[] words = new long[37];
    long[] otherWords = new long[37];
    scalarRandom.randomWords(99, 5, 37, words);
    vectorRandom.randomWords(99, 5, 37, otherWords);
    assertThat(otherWords).isEqualTo(words);
    int threshold = (int) Math.rint(sparsity * 0x1.0p31);
    float[] one = new float[4096];
    float[] other = new float[4096];
    scalarRandom.sparseUniforms(99, 5, threshold, 4096, one, 0);
    vectorRandom.sparseUniforms(99, 5, threshold, 4096, other, 0);
    assertThat(other).isEqualTo(one);
    scalarRandom.masks(99, 5, threshold, 1.5f, 4096, one);
    vectorRandom.masks(99, 5, threshold, 1.5f, 4096, other);
    assertThat(other).isEqualTo(one);
    assertThat(one).containsOnly(sparsity == 0 ? 1.5f : 0, 1.5f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void tokensByTheirPresentFeatures(int present) {
    int features = 9;
    int stride = 16;
    for (int columns : COLUMNS) {
      for (int tokens : new int[] {0, 1, 2, 7, 16}) {
        int[] feature = new int[present * stride + 3];
        float[] value = sparse(feature.length);
        for (int k = 0; k < feature.length; k++) {
          feature[k] = random.nextInt(features);
        }
        Slots slots = new Slots(feature, value);
        int gram = 5 + stride * columns;
        int sums = gram + features * columns;
        float[] memory = numbers(sums + features * columns);
        GramTables one = new GramTables(new Rows(memory, columns), gram, 0, sums, 5);
        GramTables other = new GramTables(copy(one.rows()), gram, 0, sums, 5);
        Reconstruction oneErrors = reconstruction(0, columns);
        Reconstruction otherErrors = copy(oneErrors);
        scalarSparse.gramErrors(present, tokens, slots, 3, stride, one, oneErrors);
        vectorSparse.gramErrors(present, tokens, slots, 3, stride, other, otherErrors);
        scalarSparse.outer(present, tokens, slots, 3, stride, one.rows(), 5, sums);
        vectorSparse.outer(present, tokens, slots, 3, stride, other.rows(), 5, sums);
        assertSame(other, otherErrors, one, oneErrors);
        scalarSparse.products(present, tokens, slots, 3, stride, one.rows(), gram, 5);
        vectorSparse.products(present, tokens, slots, 3, stride, other.rows(), gram, 5);
        assertSame(other, otherErrors, one, oneErrors);
      }
    }
  }

  private Reconstruction reconstruction(float floor, int columns) {
    return new Reconstruction(
        floor, numbers(columns), numbers(columns), numbers(columns), numbers(columns));
  }

  /** The same, with sums of its own. */
  private static Reconstruction copy(Reconstruction r) {
    return new Reconstruction(
        r.floor(), r.bias(), r.slope(), r.biasGradient().clone(), r.loss().clone());
  }

  private static void assertSame(
      GramTables other, Reconstruction otherErrors, GramTables one, Reconstruction oneErrors) {
    assertThat(other.rows().floats()).isEqualTo(one.rows().floats());
    assertThat(otherErrors.biasGradient()).isEqualTo(oneErrors.biasGradient());
    assertThat(otherErrors.loss()).isEqualTo(oneErrors.loss());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, SparseOperations.FEW})
  void tokensOfFewFeatures(int present) {
    int features = 9;
    int stride = 16;
    for (int columns : COLUMNS) {
      for (int tokens : new int[] {0, 1, 2, 7, 16}) {
        for (float floor : new float[] {0, Float.NEGATIVE_INFINITY}) {
          int[] feature = distinctFeatures(present, stride, Math.min(features, columns));
          float[] value = numbers(feature.length);
          Slots slots = new Slots(feature, value);
          int gram = 5;
          int units = gram + features * columns;
          int sums = units + features * columns;
          int x = sums + features * columns;
          float[] memory = numbers(x + stride * columns);
          fillUnits(memory, units, features, columns);
          layOut(present, tokens, stride, feature, value, memory, x, columns);
          GramTables one = new GramTables(new Rows(memory, columns), gram, units, sums, x);
          GramTables other = new GramTables(copy(one.rows()), gram, units, sums, x);
          GramTables apart = new GramTables(copy(one.rows()), gram, units, sums, x);
          Reconstruction oneErrors = reconstruction(floor, columns);
          Reconstruction otherErrors = copy(oneErrors);
          Reconstruction apartErrors = copy(oneErrors);
          scalarSparse.gramFew(present, tokens, slots, 3, stride, one, oneErrors);
          vectorSparse.gramFew(present, tokens, slots, 3, stride, other, otherErrors);
          assertSame(other, otherErrors, one, oneErrors);
          scalarSparse.gramErrors(present, tokens, slots, 3, stride, apart, apartErrors);
          scalarSparse.outer(present, tokens, slots, 3, stride, apart.rows(), x, sums);
          assertThat(Arrays.copyOf(apart.rows().floats(), x)).isEqualTo(Arrays.copyOf(memory, x));
          assertThat(apartErrors.biasGradient()).isEqualTo(oneErrors.biasGradient());
          assertThat(apartErrors.loss()).isEqualTo(oneErrors.loss());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 16})
  void tokensOfOneFeature(int tokens) {
    for (int columns : COLUMNS) {
      for (float floor : new float[] {0, Float.NEGATIVE_INFINITY}) {
        int features = Math.min(9, columns);
        int[] feature = new int[tokens + 3];
        int[] end = new int[features];
        Arrays.fill(end, 3);
        for (int t = 3; t < feature.length; t++) {
          feature[t] = random.nextInt(features);
        }
        Arrays.sort(feature, 3, feature.length);
        for (int t = 3; t < feature.length; t++) {
          Arrays.fill(end, feature[t], features, t + 1);
        }
        float[] value = numbers(feature.length);
        int gram = 5;
        int units = gram + features * columns;
        int sums = units + features * columns;
        int x = sums + features * columns;
        float[] memory = numbers(x + tokens * columns);
        fillUnits(memory, units, features, columns);
        layOut(1, tokens, tokens + 1, feature, value, memory, x, columns);
        GramTables one = new GramTables(new Rows(memory, columns), gram, units, sums, x);
        GramTables other = new GramTables(copy(one.rows()), gram, units, sums, x);
        GramTables apart = new GramTables(copy(one.rows()), gram, units, sums, x);
        Reconstruction oneErrors = reconstruction(floor, columns);
        Reconstruction otherErrors = copy(oneErrors);
        Reconstruction apartErrors = copy(oneErrors);
        scalarSparse.gramSingles(features, end, value, 3, one, oneErrors);
        vectorSparse.gramSingles(features, end, value, 3, other, otherErrors);
        assertSame(other, otherErrors, one, oneErrors);
        Slots slots = new Slots(feature, value);
        scalarSparse.gramErrors(1, tokens, slots, 3, tokens, apart, apartErrors);
        scalarSparse.outer(1, tokens, slots, 3, tokens, apart.rows(), x, sums);
        assertThat(Arrays.copyOf(apart.rows().floats(), x)).isEqualTo(Arrays.copyOf(memory, x));
        assertThat(apartErrors.biasGradient()).isEqualTo(oneErrors.biasGradient());
        assertThat(apartErrors.loss()).isEqualTo(oneErrors.loss());
      }
    }
  }

  /** Slots from position 3 on, {@code stride} apart, each token's features ascending. */
  private int[] distinctFeatures(int present, int stride, int features) {
    int[] feature = new int[present * stride + 3];
    for (int t = 0; t < stride; t++) {
      int[] chosen = random.ints(0, features).distinct().limit(present).sorted().toArray();
      for (int slot = 0; slot < present; slot++) {
        feature[3 + slot * stride + t] = chosen[slot];
      }
    }
    return feature;
  }

  private static void fillUnits(float[] memory, int at, int features, int columns) {
    Arrays.fill(memory, at, at + features * columns, -0f);
    for (int i = 0; i < Math.min(features, columns); i++) {
      memory[at + i * columns + i] = -1;
    }
  }

  /** The tokens' values as dense rows. */
  private static void layOut(
      int present,
      int tokens,
      int stride,
      int[] feature,
      float[] value,
      float[] memory,
      int at,
      int columns) {
    Arrays.fill(memory, at, at + tokens * columns, 0);
    for (int e = 3; e < 3 + present * stride; e += stride) {
      for (int t = 0; t < tokens; t++) {
        memory[at + t * columns + feature[e + t]] = value[e + t];
      }
    }
  }

  /** All sizes, groups of tokens that fill rows and that do not, and none. */
  @ParameterizedTest
  @ValueSource(floats = {0, Float.NEGATIVE_INFINITY})
  void severalTokensInARow(float floor) {
    for (int n = 1; n <= PackedOperations.MOST_FEATURES; n++) {
      for (int m = 1; m <= 3; m++) {
        PackedRows one = packedRows(n, floor);
        PackedRows other = copy(one);
        float[] weights = repeated(n, m + 1);
        scalarPacked.begin(m, 37, one, weights);
        vectorPacked.begin(m, 37, other, weights);
        assertThat(unsigned(other.floats())).isEqualTo(unsigned(one.floats()));
        for (int present = 1; present <= n; present++) {
          for (int tokens : new int[] {1, 2, 3, 7, 16, 21}) {
            int[] feature = random.ints(0, n).distinct().limit(present).toArray();
            float[] value = numbers(2 + present * tokens + PanelOperations.LANES);
            scalarPacked.errors(present, feature, 0, tokens, value, 2, one);
            vectorPacked.errors(present, feature, 0, tokens, value, 2, other);
            assertThat(unsigned(other.floats())).isEqualTo(unsigned(one.floats()));
          }
        }
        float[] slope = new float[weights.length];
        float[] otherSlope = new float[weights.length];
        float loss = scalarPacked.gradient(m, one, weights, slope);
        assertThat(vectorPacked.gradient(m, other, weights, otherSlope)).isEqualTo(loss);
        assertThat(unsigned(otherSlope)).isEqualTo(unsigned(slope));
      }
    }
  }

  /** Without the sign of a zero, which nothing depends on. */
  private static float[] unsigned(float[] numbers) {
    float[] unsigned = numbers.clone();
    for (int k = 0; k < unsigned.length; k++) {
      unsigned[k] += 0;
    }
    return unsigned;
  }

  private PackedRows packedRows(int n, float floor) {
    int row = PanelOperations.LANES;
    int slope = 3 + n * row;
    int bias = slope + (PackedOperations.tokens(n) + 1) * row;
    int sums = bias + (1 + n) * row;
    float[] floats = numbers(sums + PackedRows.sumRows(n) * row);
    for (int lane = 0; lane < row; lane++) {
      for (int i = 0; i < n; i++) {
        floats[3 + i * row + lane] = i == lane % n ? -1 : 0;
      }
      for (int k = 0; k <= PackedOperations.tokens(n); k++) {
        floats[slope + k * row + lane] = lane / n < k ? 0.1f + lane % n : 0;
      }
    }
    return new PackedRows(floats, floor, n, 3, slope, bias, bias + row, sums);
  }

  private static PackedRows copy(PackedRows r) {
    return new PackedRows(
        r.floats().clone(),
        r.floor(),
        r.features(),
        r.unit(),
        r.slope(),
        r.bias(),
        r.gram(),
        r.sums());
  }

  /** Rows whose lanes repeat n numbers. */
  private float[] repeated(int n, int rows) {
    float[] repeated = new float[rows * PanelOperations.LANES];
    for (int k = 0; k < rows; k++) {
      float[] numbers = numbers(n);
      for (int lane = 0; lane < PanelOperations.LANES; lane++) {
        repeated[k * PanelOperations.LANES + lane] = numbers[lane % n];
      }
    }
    return repeated;
  }

  @Test
  void countedNumbers() {
    int[] threshold = {5, 0, 1, 1 << 29, 1 << 30, Integer.MAX_VALUE, 7};
    for (int count : new int[] {0, 1, 15, 16, 17, 100}) {
      int[] one = new int[112];
      int[] other = new int[112];
      scalarRandom.randomNumbers(3, 1, count, one);
      vectorRandom.randomNumbers(3, 1, count, other);
      int padded = PanelOperations.padded(count);
      assertThat(Arrays.copyOf(other, padded)).isEqualTo(Arrays.copyOf(one, padded));
      int[] below = new int[threshold.length];
      int[] otherBelow = new int[threshold.length];
      scalarRandom.countBelow(one, padded, threshold, 1, 6, below);
      vectorRandom.countBelow(other, padded, threshold, 1, 6, otherBelow);
      assertThat(otherBelow).isEqualTo(below);
      assertThat(below[0] + below[6]).isZero();
      assertThat(below[5]).isEqualTo(count);
    }
  }

  @Test
  void drawnFeatures() {
    long[] words = new long[48];
    scalarRandom.randomWords(3, 1, 48, words);
    for (int present = 1; present < 8; present++) {
      int[] one = new int[3 + present * 48];
      int[] other = new int[one.length];
      float[] oneValue = new float[one.length];
      float[] otherValue = new float[one.length];
      for (int slot = 0; slot < present; slot++) {
        int at = 3 + slot * 48;
        scalarRandom.randomWords(3, at, 48, words);
        scalarRandom.presentFeatures(words, 48, 9 - slot, one, oneValue, at);
        vectorRandom.presentFeatures(words, 48, 9 - slot, other, otherValue, at);
      }
      scalarRandom.sortDistinct(present, 48, one, 3);
      vectorRandom.sortDistinct(present, 48, other, 3);
      assertThat(other).isEqualTo(one);
      assertThat(otherValue).isEqualTo(oneValue);
      for (int at = 3; at < 3 + 48; at++) {
        for (int slot = 1; slot < present; slot++) {
          assertThat(one[at + slot * 48]).isBetween(one[at + (slot - 1) * 48] + 1, 8);
        }
      }
    }
  }

  @Test
  void adamUpdates() {
    for (int count : COLUMNS) {
      float[] second = new float[count];
      Arrays.fill(second, 0.01f);
      Moments one = new Moments(numbers(count), numbers(count), numbers(count), second, 0, count);
      Moments other =
          new Moments(
              one.parameters().clone(),
              one.gradient(),
              one.first().clone(),
              second.clone(),
              0,
              count);
      scalar.adam(0.01f, 1.3f, 0.99f, 0.1f, one);
      vector.adam(0.01f, 1.3f, 0.99f, 0.1f, other);
      assertThat(other.parameters()).isEqualTo(one.parameters());
      assertThat(other.first()).isEqualTo(one.first());
      assertThat(other.second()).isEqualTo(one.second());
    }
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private float[] sparse(int count) {
    float[] numbers = new float[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = random.nextInt(3) == 0 ? random.nextFloat() : 0;
    }
    return numbers;
  }
}
