package io.tegum.sweep.cli;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.plan.Plan;
import io.tegum.sweep.plan.PlanOptions;
import io.tegum.sweep.run.Sessions;
import io.tegum.sweep.run.SweepRun;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.store.UnreadableResultsException;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = {
      "Trains what DIR lacks of a sweep, and only that.",
      "Run the same command again to go on after an interruption."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SPEC", description = "The sweep, a YAML file.")
  private String specName;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Results folder: a path or any Hadoop URI (file, hdfs, s3a).")
  private String directory;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark's master, for instance local[4] or spark://host:7077 (default: what spark-submit"
              + " says, else local[*]).")
  private String master;

  @Option(
      names = "--bundle-seconds",
      paramLabel = "SECONDS",
      description =
          "Core-seconds of a bundle, the unit that is trained and stored together (default: 2, in"
              + " large sweeps up to 60).")
  private Double bundleSeconds;

  @Override
  public Integer call() throws IOException {
    if (bundleSeconds != null && (!(bundleSeconds > 0) || Double.isInfinite(bundleSeconds))) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--bundle-seconds was " + bundleSeconds + ", must be a positive number");
    }
    if (master != null && !Sessions.isMaster(master)) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--master was %s, must be local[N], spark://HOST:PORT, yarn or k8s://URL"
              .formatted(master));
    }
    PrintWriter messages = command.commandLine().getErr();
    SpecFile file = SpecFile.read(specName);
    Grid grid = Grid.of(file.spec());
    Plan plan = Plan.of(grid, PlanOptions.ofCores(Runtime.getRuntime().availableProcessors()));
    SweepRun run = new SweepRun(grid, file.content(), messages);
    long failed;
    try {
      String size =
          "%s: %s, %s of predicted core time"
              .formatted(
                  grid.name(),
                  Amounts.count(plan.trials(), "trial"),
                  Amounts.duration(plan.coreSeconds()));
      OptionalLong failedBefore = run.failedIfComplete(directory);
      if (failedBefore.isPresent()) {
        messages.println(size + "; all of them are there already");
        return exitCode(failedBefore.getAsLong());
      }
      messages.println(size + "; starting Spark");
      messages.flush();
      failed = train(run, grid.name(), messages);
    } catch (OccupiedException | UnreadableResultsException e) {
      throw e;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    return exitCode(failed);
  }

  private long train(SweepRun run, String name, PrintWriter messages) throws IOException {
    Interruption interruption =
        new Interruption(
            messages,
            "Stopped; finished bundles are kept, and the same command goes on from there");
    OptionalDouble seconds =
        bundleSeconds == null ? OptionalDouble.empty() : OptionalDouble.of(bundleSeconds);
    try (interruption;
        SparkSession spark = Sessions.start(name, master)) {
      return run.run(spark, directory, seconds);
    } catch (RuntimeException e) {
      if (interruption.begun()) {
        throw new CommandException(ExitCode.STOPPED, "stopped");
      }
      throw e;
    }
  }

  private static int exitCode(long failed) {
    return failed > 0 ? ExitCode.SOME_TRIALS_FAILED : ExitCode.DONE;
  }

  private CommandException cannotWrite(IOException e) {
    String message = String.valueOf(e.getMessage());
    return new CommandException(
        ExitCode.CANNOT_WRITE,
        message.startsWith(StoreFiles.CANNOT_WRITE)
            ? message
            : "Cannot write to " + directory + ": " + message);
  }
}
