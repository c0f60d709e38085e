package io.tegum.kernel.simd;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every operation in scalar and vector code: the pair that justifies having it twice. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Thread)
public class PanelOperationsBenchmark {

  private static final int N = 20;
  private static final int M = 5;
  private static final int COLUMNS = 256;
  private static final int WIDE = 32;
  private static final int PARAMETERS = 96;
  private static final int TOKENS = 64;
  private static final int GRAM = TOKENS * WIDE;
  private static final int SUMS = GRAM + N * WIDE;

  @Param({"scalar", "vector"})
  public String implementation;

  private PanelOperations operations;
  private SparseOperations sparse;
  private RandomOperations random;
  private final float[] w = numbers(M * N);
  private final float[] x = numbers(N * COLUMNS);
  private final float[] h = numbers(M * COLUMNS);
  private final float[] z = numbers(N * COLUMNS);
  private final float[] zeros = new float[COLUMNS];
  private final float[] bias = numbers(COLUMNS);
  private final float[] slope = numbers(COLUMNS);
  private final float[] weightPartial = numbers(M * N * PanelOperations.LANES);
  private final float[] biasPartial = numbers(COLUMNS * PanelOperations.LANES);
  private final float[] lossPartial = numbers(N * PanelOperations.LANES);
  private final float[] rows = numbers(N * WIDE);
  private final float[] sums = numbers(N * WIDE);
  private final int[] list = new int[2 * TOKENS];
  private final float[] listValues = numbers(2 * TOKENS);
  private final int[] ends = {TOKENS / 8, TOKENS / 4, TOKENS / 2, TOKENS};
  private final float[] memory = numbers(SUMS + N * WIDE);
  private final int[] index = new int[COLUMNS + PanelOperations.LANES];
  private final long[] words = new long[COLUMNS];
  private final Lists lists = new Lists(index, new int[] {0, N});
  private final Rows listed = new Rows(w, N);
  private final Rows wide = new Rows(rows, WIDE);
  private final Rows wideSums = new Rows(sums, WIDE);
  private final Rows xRows = new Rows(x, COLUMNS);
  private final Rows hRows = new Rows(h, COLUMNS);
  private final Rows zRows = new Rows(z, COLUMNS);
  private final Rows zeroRow = new Rows(zeros, 0);
  private final Factor factor = Factor.of(new Rows(w, N));
  private final Moments moments =
      new Moments(
          numbers(PARAMETERS),
          numbers(PARAMETERS),
          new float[PARAMETERS],
          new float[PARAMETERS],
          0,
          PARAMETERS);
  private final Slots slots = new Slots(list, listValues);
  private final GramTables tables = new GramTables(new Rows(memory, WIDE), GRAM, GRAM, SUMS, 0);
  private final Reconstruction errors =
      new Reconstruction(0, bias, slope, biasPartial, lossPartial);
  private final int[] thresholds = {1 << 28, 1 << 29, 1 << 30, 3 << 29};

  @Setup(Level.Trial)
  public void choose() {
    operations = Simd.choose(implementation).panels();
    sparse = Simd.choose(implementation).sparse();
    random = Simd.choose(implementation).random();
    for (int k = 0; k < N; k++) {
      index[k] = k;
    }
    for (int k = 0; k < list.length; k++) {
      list[k] = (7 * k) % N;
    }
  }

  static float[] numbers(int count) {
    Random random = new Random(count);
    float[] numbers = new float[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }

  @Benchmark
  public void multiply() {
    operations.multiply(M, N, COLUMNS, factor, xRows, zeroRow, hRows);
  }

  @Benchmark
  public void outer() {
    operations.outer(M, N, COLUMNS, hRows, xRows, weightPartial, 0);
  }

  @Benchmark
  public void featureErrors() {
    operations.featureErrors(N, COLUMNS, errors, xRows, zRows);
  }

  @Benchmark
  public void tokenErrors() {
    operations.tokenErrors(N, COLUMNS, errors, xRows, zRows);
  }

  @Benchmark
  public void logitErrors() {
    operations.logitErrors(M, COLUMNS, 0.9f, hRows, zRows, bias, lossPartial);
  }

  @Benchmark
  public void strongestPresent() {
    operations.strongestPresent(COLUMNS, 1, x, 0, x, COLUMNS, bias);
  }

  @Benchmark
  public void addProduct() {
    operations.addProduct(COLUMNS, 1, x, 0, x, COLUMNS, bias);
  }

  @Benchmark
  public void gather() {
    sparse.gather(lists, 0, listed, wide, wideSums);
  }

  @Benchmark
  public void scatter() {
    sparse.scatter(lists, 0, listed, wide, wideSums);
  }

  @Benchmark
  public void nonZeros() {
    sparse.nonZeros(x, 0, COLUMNS, words);
  }

  @Benchmark
  public void randomWords() {
    random.randomWords(1, 0, COLUMNS, words);
  }

  @Benchmark
  public void sparseUniforms() {
    random.sparseUniforms(1, 0, 1 << 30, COLUMNS, z, 0);
  }

  @Benchmark
  public void randomNumbers() {
    random.randomNumbers(1, 0, COLUMNS, index);
  }

  @Benchmark
  public void countBelow() {
    random.countBelow(index, COLUMNS, thresholds, 0, thresholds.length, list);
  }

  @Benchmark
  public void presentFeatures() {
    random.presentFeatures(words, COLUMNS, N, index, bias, 0);
  }

  @Benchmark
  public void sortDistinct() {
    random.sortDistinct(4, COLUMNS / 4, index, 0);
  }

  @Benchmark
  public void gramErrors() {
    sparse.gramErrors(2, TOKENS, slots, 0, TOKENS, tables, errors);
  }

  @Benchmark
  public void gramSingles() {
    sparse.gramSingles(ends.length, ends, listValues, 0, tables, errors);
  }

  /** Any numbers do for the units. */
  @Benchmark
  public void gramFew() {
    sparse.gramFew(2, TOKENS, slots, 0, TOKENS, tables, errors);
  }

  @Benchmark
  public void sparseProducts() {
    sparse.products(2, TOKENS, slots, 0, TOKENS, tables.rows(), GRAM, 0);
  }

  @Benchmark
  public void sparseOuter() {
    sparse.outer(2, TOKENS, slots, 0, TOKENS, tables.rows(), 0, SUMS);
  }

  @Benchmark
  public void adam() {
    operations.adam(1e-3f, 1, 1, 0, moments);
  }
}
