package io.tegum.sweep.cli;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.plan.Plan;
import io.tegum.sweep.plan.PlanOptions;
import io.tegum.sweep.wording.Amounts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    description = "Says how large a sweep is and what it will take, without starting Spark.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  /** Measured on two idle cores, beyond the predicted time of the quickstart and smaller sweeps. */
  private static final int START_SECONDS = 6;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SPEC", description = "The sweep, a YAML file.")
  private String spec;

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "Cores that will train (default: this machine's).")
  private Integer coresOrNull;

  @Mixin private BundleLength bundleLength;

  @ArgGroup(exclusive = false)
  private SimulatedCluster clusterOrNull;

  @Override
  public Integer call() {
    int cores = cores();
    PlanOptions options = new PlanOptions(cores, bundleLength.seconds());
    SpecFile file = SpecFile.read(spec);
    Plan plan = Plan.of(Grid.of(file.spec()), options);
    PrintWriter out = command.commandLine().getOut();
    out.println(file.spec().name());
    row(out, "trials", "%,d".formatted(plan.trials()));
    row(out, "cut by where", "%,d".formatted(plan.cut()));
    row(out, "duplicates left out", "%,d".formatted(plan.duplicates()));
    row(out, "bundles", bundles(plan));
    row(out, "predicted core time", Amounts.duration(plan.coreSeconds()));
    row(
        out,
        "predicted time",
        Amounts.duration(plan.coreSeconds() / cores) + " on " + Amounts.count(cores, "core"));
    row(out, "to start", "some " + START_SECONDS + " s more: Spark, and code not yet compiled");
    row(out, "predicted results", Amounts.bytes(plan.bytes()) + " before compression");
    out.flush();
    LongTrial.caution(plan.dearestSeconds(), command.commandLine().getErr());
    if (clusterOrNull != null) {
      clusterOrNull.print(out, plan);
    }
    return ExitCode.DONE;
  }

  private int cores() {
    if (coresOrNull != null && clusterOrNull != null) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--cores and --simulate exclude each other; --executor-cores says how many an executor"
              + " has");
    }
    if (clusterOrNull != null) {
      return clusterOrNull.cores();
    }
    int cores = coresOrNull == null ? Runtime.getRuntime().availableProcessors() : coresOrNull;
    if (cores < 1) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE, "--cores was " + cores + ", must be 1 or more");
    }
    return cores;
  }

  private static String bundles(Plan plan) {
    String bundles = "%,d".formatted(plan.bundles());
    int waves = plan.waves().size();
    return waves > 1 ? bundles + " in " + Amounts.count(waves, "wave") : bundles;
  }

  static void row(PrintWriter out, String what, String value) {
    out.printf("  %-20s %s%n", what, value);
  }
}
