package io.tegum.benchmarks;

import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.FastStep;
import io.tegum.kernel.toy.step.PairedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/**
 * What trials that differ in lambda alone gain by the tokens that they share: five models step by
 * step beside the same one after the other, without updates. Both in turn in one JVM, processor
 * time of the thread, medians of the rounds. Argument: rounds, 5 without.
 */
public final class TwinTimes {

  private static final double[] LAMBDAS = {0.1, 0.3, 1, 3, 10};
  private static final double[] SPARSITIES = {0.5, 0.9, 0.99};
  private static final int[][] SIZES = {{20, 5}, {40, 10}, {64, 16}, {80, 20}, {120, 20}};
  private static final int RANK = 5;

  /** Nanoseconds that one side of a round should take at least. */
  private static final double ROUND = 2e8;

  private TwinTimes() {}

  /** Prints a table: a row a size. */
  public static void main(String[] arguments) {
    int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
    System.out.println("| | S | shared, us | alone, us | shared / alone |");
    System.out.println("|---|---|---|---|---|");
    for (int[] size : SIZES) {
      StringJoiner sparsities = new StringJoiner(" / ");
      StringJoiner shared = new StringJoiner(" / ");
      StringJoiner alone = new StringJoiner(" / ");
      StringJoiner ratios = new StringJoiner(" / ");
      for (double sparsity : SPARSITIES) {
        Times times = times(new Workload(size[0], size[1], RANK, 1, sparsity, 0.9), rounds);
        sparsities.add(Double.toString(sparsity));
        shared.add(digits(times.shared));
        alone.add(digits(times.alone));
        ratios.add(String.format(Locale.ROOT, "%.2f", times.ratio));
      }
      System.out.printf(
          "| n=%d m=%d | %s | %s | %s | %s |%n",
          size[0], size[1], sparsities, shared, alone, ratios);
    }
  }

  private static String digits(double time) {
    return String.format(Locale.ROOT, time < 100 ? "%.1f" : "%.0f", time);
  }

  /** Medians: microseconds of a model-step of either side, and their ratio. */
  private record Times(double shared, double alone, double ratio) {}

  private static Times times(Workload workload, int rounds) {
    List<TrialConfiguration> trials = workload.twins(LAMBDAS);
    List<FastStep> twins = FastStep.ofTwins(trials);
    List<FastStep> singles = trials.stream().map(FastStep::of).toList();
    List<PairedStep> together = loaded(workload, twins);
    List<PairedStep> apart = loaded(workload, singles);
    stepByStep(together, 0, 1000); // C2 compiles
    oneAfterTheOther(apart, 0, 1000);
    int steps = (int) Math.max(20, ROUND * 100 / stepByStep(together, 1000, 100));
    double[] shared = new double[rounds];
    double[] alone = new double[rounds];
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long first = 2000 + (long) round * steps;
      double microseconds = 1e3 * steps * trials.size();
      shared[round] = stepByStep(together, first, steps) / microseconds;
      alone[round] = oneAfterTheOther(apart, first, steps) / microseconds;
      ratios[round] = shared[round] / alone[round];
    }
    twins.forEach(FastStep::close);
    singles.forEach(FastStep::close);
    return new Times(
        ThreadTime.median(shared), ThreadTime.median(alone), ThreadTime.median(ratios));
  }

  /** The steps, each with initial weights of its own. */
  private static List<PairedStep> loaded(Workload workload, List<FastStep> steps) {
    List<PairedStep> paired = new ArrayList<>();
    for (FastStep step : steps) {
      step.load(workload.initial(new Random(paired.size())));
      paired.add(step.paired().orElseThrow());
    }
    return paired;
  }

  private static double stepByStep(List<PairedStep> models, long first, int steps) {
    return ThreadTime.of(
        () -> {
          for (long k = first; k < first + steps; k++) {
            for (PairedStep model : models) {
              model.joint(k);
            }
          }
        });
  }

  private static double oneAfterTheOther(List<PairedStep> models, long first, int steps) {
    return ThreadTime.of(
        () -> {
          for (PairedStep model : models) {
            for (long k = first; k < first + steps; k++) {
              model.joint(k);
            }
          }
        });
  }
}
