package io.tegum.benchmarks;

import io.tegum.kernel.fast.FastStep;
import io.tegum.kernel.fast.FloatOptimizer;
import io.tegum.kernel.model.Activation;
import io.tegum.kernel.model.AttentionPair;
import io.tegum.kernel.model.DataConfiguration;
import io.tegum.kernel.model.HeadConfiguration;
import io.tegum.kernel.model.LearningRateSchedule;
import io.tegum.kernel.model.ModelConfiguration;
import io.tegum.kernel.model.OptimizerKind;
import io.tegum.kernel.model.Parameters;
import io.tegum.kernel.model.Schedule;
import io.tegum.kernel.model.Target;
import io.tegum.kernel.model.TrainingConfiguration;
import io.tegum.kernel.model.TrialConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is timed: a model's size, its data, batch 1024, Adam.
 *
 * @param features n
 * @param hidden m
 * @param rank r, 0 for the plain model
 * @param pairs pairs of interest (0, 1), (2, 3) and so on
 * @param sparsity S
 * @param importanceDecay I_i = importanceDecay^i
 */
record Workload(
    int features, int hidden, int rank, int pairs, double sparsity, double importanceDecay) {

  private static final int BATCH = 1024;
  private static final double RATE = 1e-3;

  TrialConfiguration configuration() {
    HeadConfiguration head = null;
    if (rank > 0) {
      List<AttentionPair> list = new ArrayList<>();
      for (int k = 0; k < pairs; k++) {
        list.add(AttentionPair.of(2 * k, 2 * k + 1));
      }
      head = new HeadConfiguration(rank, 1, list, Target.INDICATOR);
    }
    return new TrialConfiguration(
        new ModelConfiguration(features, hidden, Activation.RELU),
        head,
        new DataConfiguration(sparsity, importanceDecay),
        new TrainingConfiguration(
            rank > 0 ? Schedule.JOINT : Schedule.REPRESENTATION_ONLY,
            10_000,
            BATCH,
            OptimizerKind.ADAM,
            RATE,
            0,
            LearningRateSchedule.CONSTANT,
            0),
        0,
        2);
  }

  /** A fresh model with Xavier-normal parameters. */
  Run start() {
    TrialConfiguration configuration = configuration();
    Parameters parameters = Parameters.zeros(configuration);
    Random random = new Random(0);
    fill(parameters.w().data, random, Math.sqrt(2.0 / (features + hidden)));
    if (rank > 0) {
      fill(parameters.headOrNull().a().data, random, Math.sqrt(2.0 / (rank + hidden)));
      fill(parameters.headOrNull().b().data, random, Math.sqrt(2.0 / (rank + hidden)));
    }
    FastStep fast = FastStep.of(configuration);
    fast.load(parameters);
    return new Run(
        fast, rank > 0 ? fast.jointOptimizer() : fast.representationOptimizer(), rank > 0);
  }

  private static void fill(double[] values, Random random, double deviation) {
    for (int k = 0; k < values.length; k++) {
      values[k] = deviation * random.nextGaussian();
    }
  }

  /** A model in training. */
  static final class Run {
    private final FastStep fast;
    private final FloatOptimizer optimizer;
    private final boolean joint;
    private long stepsDone;

    private Run(FastStep fast, FloatOptimizer optimizer, boolean joint) {
      this.fast = fast;
      this.optimizer = optimizer;
      this.joint = joint;
    }

    /** One training step; returns its loss. */
    double step() {
      double loss = joint ? fast.joint(stepsDone) : fast.plainRepresentation(stepsDone);
      optimizer.update(RATE);
      stepsDone++;
      return loss;
    }
  }
}
