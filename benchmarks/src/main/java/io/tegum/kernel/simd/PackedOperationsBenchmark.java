package io.tegum.kernel.simd;

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

/** The operations on rows of several tokens in scalar and vector code. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Thread)
public class PackedOperationsBenchmark {

  private static final int N = 5;
  private static final int M = 2;
  private static final int TOKENS = 12;
  private static final int ROW = PanelOperations.LANES;

  @Param({"scalar", "vector"})
  public String implementation;

  @Param({"1", "2", "3"})
  public int present;

  private PackedOperations packed;
  private final int[] feature = {0, 1, 3};
  private final float[] value = PanelOperationsBenchmark.numbers(3 * TOKENS + ROW);
  private final float[] weights = PanelOperationsBenchmark.numbers((M + 1) * ROW);
  private final float[] slope = new float[weights.length];
  private final PackedRows rows = // 3 tokens a row: 4 of slopes
      new PackedRows(
          PanelOperationsBenchmark.numbers(24 * ROW),
          0,
          N,
          0,
          5 * ROW,
          9 * ROW,
          10 * ROW,
          15 * ROW);

  @Setup(Level.Trial)
  public void choose() {
    packed = Simd.choose(implementation).packed();
  }

  /** A step whose tokens all have the same features. */
  @Benchmark
  public float step() {
    packed.begin(M, 1000, rows, weights);
    packed.errors(present, feature, 0, TOKENS, value, 0, rows);
    return packed.gradient(M, rows, weights, slope);
  }
}
