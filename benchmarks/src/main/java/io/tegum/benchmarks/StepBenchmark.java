package io.tegum.benchmarks;

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

/** Time of a training step; with {@code -prof gc}, that it allocates nothing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@State(Scope.Thread)
public class StepBenchmark {

  /** n,m,r,pairs,decay of W1 to W7. */
  @Param({
    "5,2,0,0,0.9",
    "20,5,0,0,0.9",
    "80,20,0,0,0.95",
    "400,30,0,0,0.99",
    "20,5,5,1,0.9",
    "64,16,8,4,0.95",
    "2,1,0,0,0.9"
  })
  public String workload;

  @Param({"0", "0.9", "0.99"})
  public double sparsity;

  private Workload.Run run;

  @Setup(Level.Trial)
  public void start() {
    String[] sizes = workload.split(",", -1);
    run =
        new Workload(
                Integer.parseInt(sizes[0]),
                Integer.parseInt(sizes[1]),
                Integer.parseInt(sizes[2]),
                Integer.parseInt(sizes[3]),
                sparsity,
                Double.parseDouble(sizes[4]))
            .start();
  }

  @Benchmark
  public double step() {
    return run.step();
  }
}
