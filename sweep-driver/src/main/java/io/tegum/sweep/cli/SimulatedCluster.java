package io.tegum.sweep.cli;

import io.tegum.sweep.plan.Plan;
import io.tegum.sweep.plan.Simulation;
import io.tegum.sweep.plan.StoredSize;
import io.tegum.sweep.wording.Amounts;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The options of {@code plan} that describe a cluster, and what a simulation says of it. */
final class SimulatedCluster {

  private static final int MAX_CORES = 1_000_000;

  @Option(
      names = "--simulate",
      paramLabel = "EXECUTORS",
      required = true,
      description = "Simulates the sweep on a cluster of so many executors.")
  private int executors;

  @Option(
      names = "--executor-cores",
      paramLabel = "N",
      description = "Cores of a simulated executor (default: ${DEFAULT-VALUE}).")
  private int executorCores = 4;

  @Option(
      names = "--failures-per-hour",
      paramLabel = "F",
      description = "How often a simulated executor fails in an hour (default: ${DEFAULT-VALUE}).")
  private double failuresPerHour = 0.01;

  /** Cores of all executors. */
  int cores() {
    if (executors < 1 || executorCores < 1 || (long) executors * executorCores > MAX_CORES) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--simulate was %d and --executor-cores %d, must be 1 or more and together at most %,d cores"
              .formatted(executors, executorCores, MAX_CORES));
    }
    if (!(failuresPerHour >= 0) || Double.isInfinite(failuresPerHour)) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--failures-per-hour was " + failuresPerHour + ", must be 0 or more");
    }
    return executors * executorCores;
  }

  void print(PrintWriter out, Plan plan) {
    Simulation simulation;
    try {
      simulation = Simulation.of(plan, executors, executorCores, failuresPerHour);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.BAD_COMMAND_LINE, e.getMessage());
    }
    StoredSize size = StoredSize.of(plan);
    out.printf(
        "simulated on %s of %s%n",
        Amounts.count(executors, "executor"), Amounts.count(executorCores, "core"));
    PlanCommand.row(out, "time", Amounts.duration(simulation.makespan()));
    PlanCommand.row(out, "ideal time", Amounts.duration(simulation.ideal()));
    PlanCommand.row(out, "utilisation", "%.1f %%".formatted(100 * simulation.utilisation()));
    PlanCommand.row(
        out, "tail", Amounts.duration(simulation.tail()) + " from the first idle core to the end");
    PlanCommand.row(
        out,
        "failures",
        "%s of executors; %s begun anew, %s of core time lost"
            .formatted(
                "%,d".formatted(simulation.failures()),
                Amounts.count(simulation.retried(), "bundle"),
                Amounts.duration(simulation.lost())));
    PlanCommand.row(
        out,
        "files",
        "%s of %s on average, %s in all"
            .formatted(
                "%,d".formatted(size.files()),
                Amounts.bytes(size.bytes() / Math.max(1, size.files())),
                Amounts.bytes(size.bytes())));
    PlanCommand.row(
        out,
        "after compaction",
        "%,d to %,d, in pairs of which the larger has 64 to 128 MB"
            .formatted(size.fewestCompacted(), size.mostCompacted()));
    PlanCommand.row(
        out,
        "driver memory",
        Amounts.bytes(size.driverBytes())
            + " for two waves' bundles in Spark and the index of what is done");
  }
}
