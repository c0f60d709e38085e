package io.tegum.kernel.toy.tokens;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.DataConfiguration;
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

/** Time of drawing a batch of 1024 sparse tokens, to set against {@code StepBenchmark}'s steps. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class SamplingBenchmark {

  private static final int BATCH = 1024;

  /** Tokens as lists of present features. */
  @State(Scope.Thread)
  public static class Lists {
    @Param({"2", "5", "20", "80"})
    public int features;

    @Param({"0.9", "0.99"})
    public double sparsity;

    private SparseTokens tokens;
    private long step;

    @Setup(Level.Trial)
    public void start() {
      tokens = new SparseTokens(features, sparsity, BATCH, 1, Purpose.LEFT_TOKENS);
    }
  }

  /** Tokens grouped by their set of present features. */
  @State(Scope.Thread)
  public static class Groups {
    @Param({"2", "5", "8"})
    public int features;

    @Param({"0.9", "0.99"})
    public double sparsity;

    private GroupedTokens tokens;
    private long step;

    @Setup(Level.Trial)
    public void start() {
      tokens =
          new GroupedTokens(
              features, new DataConfiguration(sparsity, 1), BATCH, 1, Purpose.LEFT_TOKENS);
    }
  }

  @Benchmark
  public int draw(Lists lists) {
    lists.tokens.draw(lists.step++);
    return lists.tokens.tokens();
  }

  @Benchmark
  public int drawGrouped(Groups groups) {
    groups.tokens.draw(groups.step++);
    return groups.tokens.most();
  }
}
