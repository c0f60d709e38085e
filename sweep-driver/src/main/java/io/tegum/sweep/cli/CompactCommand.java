package io.tegum.sweep.cli;

import io.tegum.sweep.run.KnownGrids;
import io.tegum.sweep.run.ResultsVersion;
import io.tegum.sweep.store.Compactor;
import io.tegum.sweep.store.DamagedFileException;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.store.RunLock;
import io.tegum.sweep.store.StoreScan;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "compact",
    description = {
      "Merges the small files of a results folder into files of 64 to 128 MB; the rows stay the"
          + " same.",
      "Safe to interrupt: run it again, or any run, to finish."
    },
    mixinStandardHelpOptions = true)
final class CompactCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", converter = FolderName.class, description = "Results folder.")
  private String directory;

  @Override
  public Integer call() throws IOException {
    SweepStore store = Stores.existing(directory);
    try {
      return compact(store);
    } catch (OccupiedException | DamagedFileException e) {
      throw e;
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.CANNOT_WRITE, "Cannot compact " + directory + ": " + e.getMessage());
    }
  }

  private int compact(SweepStore store) throws IOException {
    ResultsVersion.check(store);
    Configuration configuration = HadoopSettings.ofThisProcess();
    PrintWriter messages = command.commandLine().getErr();
    try (RunLock lock = RunLock.take(store.files(), messages::println)) {
      return compact(store, lock, configuration, messages);
    }
  }

  private int compact(
      SweepStore store, RunLock lock, Configuration configuration, PrintWriter messages)
      throws IOException {
    try {
      StoreScan scan = store.recover(configuration, KnownGrids.of(store));
      scan.damages().forEach(damage -> messages.println("tegum: set aside " + damage));
      int files = new Compactor(store, lock, configuration).mergeSmall(scan);
      store.end();
      command
          .commandLine()
          .getOut()
          .printf(
              "%s in %s, %s before%n",
              Amounts.count(scan.counts().all(), "trial"),
              Amounts.count(files, "file"),
              Amounts.count(scan.files().size(), "file"));
      return ExitCode.DONE;
    } catch (IOException | RuntimeException e) {
      store.giveUp(e);
      throw e;
    }
  }
}
