package io.tegum.kernel.simd;

import static io.tegum.kernel.simd.StackedOperations.MODELS;

import java.util.Arrays;
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

/** Several models in a row against the same in scalar code: n = 5, m = 2. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Thread)
public class StackedOperationsBenchmark {

  private static final int N = 5;
  private static final int M = 2;
  private static final int TOKENS = 16;

  @Param({"scalar", "vector"})
  public String implementation;

  private StackedOperations stacked;
  private final StackedRows rows = rows();
  private final float[] weights = PanelOperationsBenchmark.numbers((M + 1) * N * MODELS);
  private final float[] slope = new float[weights.length];
  private final float[] loss = new float[MODELS];
  private final int[] feature = {0, 1, 3};
  private final int[] tokens = new int[MODELS];
  private final int[] numbers = new int[(TOKENS + 2) * MODELS];
  private final long[] state = new long[MODELS];
  private final StackedSequences sequences = new StackedSequences(state, new long[MODELS], numbers);
  private final int[] threshold = new int[N * MODELS];
  private final int[] below = new int[N * MODELS];
  private final int[] count = new int[N * MODELS];
  private final int[] largest = new int[N];

  private static StackedRows rows() {
    int gram = 2 * N * MODELS;
    int sums = gram + N * N * MODELS;
    int values = sums + StackedRows.sumRows(N) * MODELS;
    float[] floats = PanelOperationsBenchmark.numbers(values + N * StackedRows.TOKENS * MODELS);
    return new StackedRows(floats, 0, N, 0, N * MODELS, gram, sums, values);
  }

  @Setup(Level.Trial)
  public void choose() {
    stacked = Simd.choose(implementation).stacked();
    Arrays.fill(tokens, TOKENS);
    Arrays.fill(threshold, 1 << 30);
  }

  /** Which of their features tokens have. */
  @Benchmark
  public void sets() {
    stacked.randomNumbers(state, 0, TOKENS, tokens, numbers);
    stacked.countBelow(numbers, TOKENS, threshold, 0, N, below);
    stacked.counts(below, tokens, 0, N, count, largest);
  }

  @Benchmark
  public void values() {
    stacked.uniforms(sequences, tokens, 0, TOKENS, tokens, 0, rows.floats(), rows.values());
  }

  @Benchmark
  public void errorsOfOne() {
    stacked.errors(1, feature, 0, 0, TOKENS, tokens, rows);
  }

  @Benchmark
  public void errorsOfTwo() {
    stacked.errors(2, feature, 0, 0, TOKENS, tokens, rows);
  }

  @Benchmark
  public void errorsOfThree() {
    stacked.errors(3, feature, 0, 0, TOKENS, tokens, rows);
  }

  /** What a step costs without tokens. */
  @Benchmark
  public void beginAndGradient() {
    stacked.begin(M, tokens, rows, weights);
    stacked.gradient(M, rows, weights, slope, loss);
  }
}
