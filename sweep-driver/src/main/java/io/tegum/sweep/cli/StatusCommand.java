package io.tegum.sweep.cli;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.run.Done;
import io.tegum.sweep.run.KnownGrids;
import io.tegum.sweep.run.LastRun;
import io.tegum.sweep.run.ReaderGrids;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.RunLock;
import io.tegum.sweep.store.RunLock.Holder;
import io.tegum.sweep.store.Sound;
import io.tegum.sweep.store.StoreScan;
import io.tegum.sweep.store.SweepGrids;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.store.TrialCounts;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = {
      "Says what a results folder holds and lacks; works while a run is on and after a crash.",
      "Exit code 65 when files in it cannot be read."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", converter = FolderName.class, description = "Results folder.")
  private String directory;

  @Override
  public Integer call() throws IOException {
    SweepStore store = Stores.existing(directory);
    Grid grid = KnownGrids.of(store).grid();
    SweepGrids grids = ReaderGrids.of(store);
    Sound sound = Sound.of(store, HadoopSettings.ofThisProcess(), grids);
    StoreScan scan = sound.scan();
    TrialCounts counts = scan.counts();
    LastRun last = LastRun.of(store);
    Optional<Holder> holder = RunLock.holder(store.files());
    long missing = Done.missing(grid, grids, scan);

    PrintWriter out = command.commandLine().getOut();
    out.println(grid.name());
    row(out, "trials", grid.trials());
    row(out, "completed", counts.completed());
    row(out, "diverged", counts.diverged());
    row(out, "failed", counts.failed());
    row(out, "missing", missing);
    row(out, "files", scan.files().size());
    OptionalDouble left = last.secondsLeft(holder); // which the run knows best
    if (counts.all() > 0) {
      double mean = counts.trainSeconds() / counts.all();
      out.printf("  %-12s %.3g models/s a core%n", "throughput", 1 / mean);
      left = left.isPresent() ? left : OptionalDouble.of(mean * missing / last.cores());
    }
    if (missing > 0 && left.isPresent()) {
      out.printf(
          "  %-12s about %s on %s%n",
          "time left", Amounts.duration(left.getAsDouble()), Amounts.count(last.cores(), "core"));
    }
    out.println("  " + last.description(holder));
    if (store.isCompactionInterrupted()) {
      out.println(
          "  a compaction was interrupted or is on, and rows may be missing until `tegum compact`"
              + " or a run has finished it");
    }
    out.flush();
    FolderReading.warn(
        sound,
        "the next run sets it aside, and trains anew",
        "the next run sets it aside",
        command.commandLine().getErr());
    return scan.damages().isEmpty() ? ExitCode.DONE : ExitCode.BAD_DATA;
  }

  private static void row(PrintWriter out, String what, long value) {
    out.printf("  %-12s %,d%n", what, value);
  }
}
