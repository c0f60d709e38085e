package io.tegum.benchmarks;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.simd.StackedOperations;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.FastStep;
import io.tegum.kernel.toy.step.StackedStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

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
  private static final int STEPS = 10_000;
  private static final double RATE = 1e-3;

  /** Of {@code n m r pairs S decay}, the first six arguments of our mains. */
  static Workload parse(String[] arguments) {
    return new Workload(
        Integer.parseInt(arguments[0]),
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]),
        Double.parseDouble(arguments[4]),
        Double.parseDouble(arguments[5]));
  }

  TrialConfiguration configuration(int steps, long seed) {
    return configuration(steps, seed, 1);
  }

  /** Trials that differ in lambda alone. */
  List<TrialConfiguration> twins(double... lambdas) {
    return Arrays.stream(lambdas).mapToObj(lambda -> configuration(STEPS, 0, lambda)).toList();
  }

  private TrialConfiguration configuration(int steps, long seed, double lambda) {
    HeadConfiguration head = null;
    if (rank > 0) {
      List<AttentionPair> list = new ArrayList<>();
      for (int k = 0; k < pairs; k++) {
        list.add(AttentionPair.of(2 * k, 2 * k + 1));
      }
      head = new HeadConfiguration(rank, lambda, list, Target.INDICATOR);
    }
    return new TrialConfiguration(
        new ModelConfiguration(features, hidden, Activation.RELU),
        head,
        new DataConfiguration(sparsity, importanceDecay),
        TrainingConfiguration.of(
            rank > 0 ? Schedule.JOINT : Schedule.REPRESENTATION_ONLY,
            new Optimisation(
                steps, BATCH, OptimizerKind.ADAM, RATE, 0, LearningRateSchedule.CONSTANT, 0)),
        seed,
        2);
  }

  /** Xavier-normal W, A and B (Glorot and Bengio, 2010), b = 0. */
  Parameters initial(RandomGenerator random) {
    Parameters parameters = Parameters.zeros(configuration(STEPS, 0));
    xavierNormal(parameters.w(), random);
    if (rank > 0) {
      xavierNormal(parameters.headOrNull().a(), random);
      xavierNormal(parameters.headOrNull().b(), random);
    }
    return parameters;
  }

  private static void xavierNormal(DMatrixRMaj matrix, RandomGenerator random) {
    double deviation = Math.sqrt(2.0 / (matrix.numRows + matrix.numCols));
    for (int k = 0; k < matrix.data.length; k++) {
      matrix.data[k] = deviation * random.nextGaussian();
    }
  }

  /** A fresh model that trains alone. */
  Run start() {
    FastStep fast = FastStep.of(configuration(STEPS, 0));
    fast.load(initial(new Random(0)));
    return fast.paired()
        .map(pairs -> new Run(pairs::joint, pairs.jointOptimizer(), 1))
        .orElseGet(() -> new Run(fast::plainRepresentation, fast.representationOptimizer(), 1));
  }

  /** Fresh models as a sweep over seeds trains them: several at once where that is faster. */
  Run startInCompany() {
    List<TrialConfiguration> trials = new ArrayList<>();
    for (int seed = 0; seed < StackedOperations.MODELS; seed++) {
      trials.add(configuration(STEPS, seed));
    }
    int end = StackedStep.endOfStack(trials, 0);
    if (end == 1) {
      return start();
    }
    StackedStep stacked = new StackedStep(trials.subList(0, end));
    for (int model = 0; model < end; model++) {
      stacked.load(model, initial(new Random(model)));
    }
    return new Run(
        step -> {
          stacked.plainRepresentation(step);
          return stacked.loss(0);
        },
        stacked.representationOptimizer(),
        end);
  }

  /** One model in training, or several. */
  static final class Run {
    private final LongToDoubleFunction losses;
    private final FloatOptimizer optimizer;
    private final int models;
    private long stepsDone;

    private Run(LongToDoubleFunction losses, FloatOptimizer optimizer, int models) {
      this.losses = losses;
      this.optimizer = optimizer;
      this.models = models;
    }

    /** How many models each step trains. */
    int models() {
      return models;
    }

    /** One training step; returns the first model's loss. */
    double step() {
      double loss = losses.applyAsDouble(stepsDone);
      optimizer.update(RATE);
      stepsDone++;
      return loss;
    }
  }
}
