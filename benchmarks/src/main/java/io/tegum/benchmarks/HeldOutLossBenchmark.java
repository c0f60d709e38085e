package io.tegum.benchmarks;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.ReconstructionLoss;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A token of a held-out loss: drawn, by the reference step, and by panels without a gradient. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class HeldOutLossBenchmark {

  private static final int TOKENS = 2048;

  /** n, m and S. */
  @Param({"2 1 0.9", "5 2 0.9", "5 2 0.997", "20 5 0", "20 5 0.99", "80 20 0.99", "400 30 0.99"})
  public String model;

  private TokenSource source;
  private TokenBatch tokens;
  private Parameters parameters;
  private BatchGradient reference;
  private ReconstructionLoss panels;

  @Setup(Level.Trial)
  public void start() {
    String[] sizes = model.split(" ", 3);
    int n = Integer.parseInt(sizes[0]);
    TrialConfiguration trial =
        new TrialConfiguration(
            new ModelConfiguration(n, Integer.parseInt(sizes[1]), Activation.RELU),
            null,
            new DataConfiguration(Double.parseDouble(sizes[2]), 0.9),
            TrainingConfiguration.of(
                Schedule.REPRESENTATION_ONLY,
                new Optimisation(
                    1, TOKENS, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0)),
            1,
            2);
    Random random = new Random(1);
    parameters = Parameters.zeros(trial);
    double[] w = parameters.w().data;
    for (int k = 0; k < w.length; k++) {
      w[k] = random.nextGaussian() / Math.sqrt(n);
    }
    source = TokenSource.of(n, trial.data(), 1, Purpose.EVALUATION_TOKENS);
    tokens = new TokenBatch(TOKENS, n);
    source.restartPresent();
    source.samplePresent(tokens);
    reference = new BatchGradient(trial);
    panels = new ReconstructionLoss(trial);
  }

  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public TokenBatch draw() {
    source.samplePresent(tokens);
    return tokens;
  }

  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public double reference() {
    return reference.representation(parameters, tokens).reconstruction();
  }

  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public double panels() {
    panels.start(parameters);
    panels.add(tokens);
    return panels.mean();
  }
}
