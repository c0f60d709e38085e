package io.tegum.sweep.cli;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.run.RunOptions.Change;
import io.tegum.sweep.run.Sessions;
import io.tegum.sweep.run.SweepRun;
import io.tegum.sweep.run.SweepRun.Outcome;
import io.tegum.sweep.store.DamagedFileException;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.OptionalLong;
import org.apache.spark.sql.SparkSession;

/** Trains what a folder lacks of a sweep, for the commands that do so. */
final class SweepTraining {

  private final SpecFile file;
  private final Grid grid;
  private final String directory;
  private final RunFlags flags;
  private final SweepRun run;
  private final PrintWriter messages;

  SweepTraining(
      SpecFile file,
      Grid grid,
      String directory,
      RunFlags flags,
      Change change,
      PrintWriter messages) {
    this.file = file;
    this.grid = grid;
    this.directory = directory;
    this.flags = flags;
    this.messages = messages;
    run = new SweepRun(file.spec(), grid, file.content(), flags.options(change), messages);
  }

  /**
   * Looks whether this sweep may be trained in {@code store}, before anything is said of it.
   *
   * @throws OccupiedException when it may not
   */
  void checkAdmission(SweepStore store) throws IOException {
    run.checkAdmission(store);
  }

  /** Trains, and returns the command's exit code. */
  int run() throws IOException {
    String master = flags.masterOrNull();
    String size =
        "%s: %s, %s of predicted core time"
            .formatted(
                file.spec().name(),
                Amounts.count(grid.trials(), "trial"),
                Amounts.duration(run.totals().coreSeconds()));
    try {
      OptionalLong failedBefore = run.failedIfComplete(directory);
      if (failedBefore.isPresent()) {
        messages.println(size + "; all of them are there already");
        messages.println("results are in %1$s; next: tegum report %1$s".formatted(directory));
        return exitCode(failedBefore.getAsLong());
      }
      messages.println(size + "; starting Spark");
      LongTrial.caution(run.totals().dearestSeconds(), messages);
      messages.flush();
      Outcome outcome = train(master);
      outcome
          .stopReason()
          .ifPresent(
              reason ->
                  messages.println(
                      "tegum: stopped: "
                          + reason
                          + "; finished bundles are kept, run again to go on"));
      if (outcome.stopReason().isEmpty()) {
        messages.println("results are in %1$s; next: tegum report %1$s".formatted(directory));
      }
      return outcome.stopReason().isPresent() && outcome.failed() == 0
          ? ExitCode.INTERNAL // nothing but a fault of ours stops a run in which nothing failed
          : exitCode(outcome.failed());
    } catch (OccupiedException | DamagedFileException e) {
      throw e;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private Outcome train(String master) throws IOException {
    Interruption interruption =
        new Interruption(
            messages,
            () -> run.stop("stopped by a signal"),
            "Stopped; finished bundles are kept, and the same command goes on from there");
    try (interruption;
        SparkSession spark = Sessions.start(grid.name(), master)) {
      Outcome outcome = run.run(spark, directory);
      if (interruption.begun()) {
        throw new CommandException(ExitCode.STOPPED, "stopped");
      }
      return outcome;
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
