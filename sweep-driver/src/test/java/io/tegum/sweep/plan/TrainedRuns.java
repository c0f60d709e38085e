package io.tegum.sweep.plan;

import io.tegum.kernel.family.Trial;
import io.tegum.kernel.training.StopCheck;
import io.tegum.kernel.training.Trainer;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SweepSpec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Trains a spec's trials in this thread, bundle by bundle as one core of a run does, for {@code
 * bench/predictions}: prints for each its seed and the processor time of the thread in seconds,
 * shared equally by trials that were trained together. Argument: the spec file.
 */
final class TrainedRuns {
  private TrainedRuns() {}

  public static void main(String[] arguments) {
    Grid grid = Grid.of(SweepSpec.read(Path.of(arguments[0])));
    Plan plan = Plan.of(grid, new PlanOptions(1, OptionalDouble.empty()));
    for (Wave wave : plan.waves()) {
      for (Bundle bundle : plan.bundles(wave)) {
        List<Trial> trials = new ArrayList<>();
        grid.trials(bundle.first(), bundle.end()).forEachRemaining(trials::add);
        train(trials);
      }
    }
  }

  private static void train(List<Trial> trials) {
    for (int first = 0; first < trials.size(); ) {
      int end = trials.get(first).family().endOfCompany(trials, first);
      List<Trial> together = trials.subList(first, end);
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Trainer.train(together, StopCheck.NEVER);
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
      together.forEach(
          trial -> System.out.println(trial.seed() + " " + 1e-9 * spent / together.size()));
      first = end;
    }
  }
}
