package io.tegum.kernel.toy.step;

import io.tegum.benchmarks.ThreadTime;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How far the design that the rule takes is from the fastest one: models drawn at random in the
 * studies' ranges, each trained by every design whose predicted cost is not hopeless, in processor
 * time of the thread. Arguments: how many models, the seed, seconds a design.
 */
final class DesignChoices {

  private static final double[] SPARSITIES = {
    0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 0.997, 0.999
  };

  /** Designs that are predicted to take so many times as long as the least are not tried. */
  private static final double HOPELESS = 6;

  private static final int ROUNDS = 3;

  private DesignChoices() {}

  /** Prints a line a model: each design's measured and predicted microseconds a step. */
  public static void main(String[] arguments) {
    int models = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
    Random random = new Random(arguments.length < 2 ? 11 : Long.parseLong(arguments[1]));
    double seconds = arguments.length < 3 ? 0.3 : Double.parseDouble(arguments[2]);
    System.out.println("n m r S | measured/predicted us of each design | taken over fastest");
    int near = 0;
    int predicted = 0;
    for (int k = 0; k < models; k++) {
      Choice choice = Choice.of(random(random), seconds);
      System.out.println(choice);
      near += choice.regret() <= 1.1 ? 1 : 0;
      predicted += Math.abs(Math.log(choice.error())) <= Math.log(1.5) ? 1 : 0;
    }
    System.out.printf(
        "%d of %d within 10 %% of the fastest; %d predicted within 1.5%n", near, models, predicted);
  }

  private static TrialConfiguration random(Random random) {
    int n = (int) Math.round(Math.exp(Math.log(2) + random.nextDouble() * Math.log(200)));
    int m = Math.max(1, (int) Math.round(n * (0.08 + 0.45 * random.nextDouble())));
    double sparsity = SPARSITIES[random.nextInt(SPARSITIES.length)];
    boolean plain = random.nextInt(3) > 0;
    int rank = Math.max(1, (int) Math.round(m * (0.2 + 0.8 * random.nextDouble())));
    List<AttentionPair> pairs = List.of(AttentionPair.of(0, 1), AttentionPair.of(1, 0));
    return new TrialConfiguration(
        new ModelConfiguration(n, m, Activation.RELU),
        plain ? null : new HeadConfiguration(rank, 0.5, pairs, Target.INDICATOR),
        new DataConfiguration(sparsity, 0.9),
        TrainingConfiguration.of(
            plain ? Schedule.REPRESENTATION_ONLY : Schedule.JOINT,
            new Optimisation(
                5000, 1024, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0)),
        0,
        2);
  }

  /** What designs take for a trial, in microseconds a step. */
  private record Choice(
      TrialConfiguration trial,
      Design taken,
      Map<Design, Double> measured,
      Map<Design, Double> predicted) {

    static Choice of(TrialConfiguration trial, double seconds) {
      StepCost.Sizes sizes = new StepCost.Sizes(trial);
      Design taken = Design.of(trial, sizes);
      double least = taken.cost(sizes).total();
      Map<Design, Double> measured = new EnumMap<>(Design.class);
      Map<Design, Double> predicted = new EnumMap<>(Design.class);
      for (Design design : Design.values()) {
        if (design.fits(trial, sizes) && design.cost(sizes).total() <= HOPELESS * least) {
          double microseconds = design.cost(sizes).total() / 1e3;
          predicted.put(design, microseconds);
          measured.put(design, time(design, trial, seconds, microseconds));
        }
      }
      return new Choice(trial, taken, measured, predicted);
    }

    double regret() {
      double fastest = measured.values().stream().min(Double::compare).orElseThrow();
      return measured.get(taken) / fastest;
    }

    double error() {
      return measured.get(taken) / predicted.get(taken);
    }

    @Override
    public String toString() {
      StringBuilder line = new StringBuilder();
      int rank = trial.headOrNull() == null ? 0 : trial.headOrNull().rank();
      line.append(trial.model().features()).append(' ').append(trial.model().hidden());
      line.append(' ').append(rank).append(' ').append(trial.data().sparsity());
      measured.forEach(
          (design, time) ->
              line.append(
                  String.format(
                      Locale.ROOT, " | %s %.1f/%.1f", design, time, predicted.get(design))));
      return line + String.format(Locale.ROOT, " | %s %.2f", taken, regret());
    }
  }

  private static double time(
      Design design, TrialConfiguration trial, double seconds, double microseconds) {
    int steps = (int) Math.max(20, seconds * 1e6 / ROUNDS / microseconds);
    try (FastStep step = design.step(trial)) {
      step.load(parameters(trial));
      FloatOptimizer optimizer =
          step.paired().map(PairedStep::jointOptimizer).orElseGet(step::representationOptimizer);
      train(step, optimizer, 0, Math.max(steps, Math.min(3000, 3 * steps))); // C2 compiles
      double least = Double.POSITIVE_INFINITY;
      for (int round = 1; round <= ROUNDS; round++) {
        long first = (long) round * steps;
        double nanoseconds = ThreadTime.of(() -> train(step, optimizer, first, steps));
        least = Math.min(least, nanoseconds / 1e3 / steps);
      }
      return least;
    }
  }

  private static void train(FastStep step, FloatOptimizer optimizer, long first, int steps) {
    for (long k = first; k < first + steps; k++) {
      if (step.paired().isPresent()) {
        step.paired().get().joint(k);
      } else {
        step.plainRepresentation(k);
      }
      optimizer.update(1e-3);
    }
  }

  private static Parameters parameters(TrialConfiguration trial) {
    Parameters parameters = Parameters.zeros(trial);
    Random random = new Random(1);
    fill(parameters.w().data, random);
    if (parameters.headOrNull() != null) {
      fill(parameters.headOrNull().a().data, random);
      fill(parameters.headOrNull().b().data, random);
    }
    return parameters;
  }

  private static void fill(double[] values, Random random) {
    for (int k = 0; k < values.length; k++) {
      values[k] = 0.3 * random.nextGaussian();
    }
  }
}
