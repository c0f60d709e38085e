package io.tegum.sweep.cli;

import io.tegum.analysis.results.TrialsTable;
import io.tegum.sweep.inspect.InspectRun;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.io.PrintWriter;

/** Opens results folders that a command reads. */
final class Stores {
  private Stores() {}

  /** The store in {@code directory}; exit code 66 when it holds no sweep. */
  static SweepStore existing(String directory) throws IOException {
    SweepStore store = folder(directory);
    if (store.spec().isEmpty()) {
      throw noSweep(directory, "no sweep.yaml");
    }
    return store;
  }

  /**
   * The store in {@code directory}, which may also be empty or hold tables alone, copied from
   * elsewhere, or an earlier report; exit code 66 when there is no such folder, or it holds other
   * things only.
   */
  static SweepStore reportable(String directory) throws IOException {
    SweepStore store = folder(directory);
    if (store.spec().isEmpty()
        && !store.files().holds(TrialsTable.NAME)
        && !store.files().holds(ReportFolder.NAME)
        && !store.files().entries("").isEmpty()) {
      throw noSweep(directory, "neither sweep.yaml nor " + TrialsTable.NAME + "/");
    }
    return store;
  }

  /** Says so when a query would miss rows. */
  static void warnOfMissingRows(SweepStore store, PrintWriter messages) throws IOException {
    if (store.isCompactionInterrupted()) {
      messages.println(
          "tegum: a compaction is on or was interrupted; rows may be missing until `tegum compact`"
              + " has finished it");
      messages.flush();
    }
  }

  /** The files in {@code directory}; exit code 66 when there is no such folder. */
  static StoreFiles files(String directory) throws IOException {
    StoreFiles files = new StoreFiles(directory, HadoopSettings.ofThisProcess());
    if (!files.exists()) {
      throw new CommandException(
          ExitCode.INPUT_NOT_FOUND, "Cannot read " + directory + ": there is no such folder");
    }
    return files;
  }

  private static SweepStore folder(String directory) throws IOException {
    StoreFiles files = files(directory);
    if (InspectRun.isOf(files)) {
      throw new CommandException(
          ExitCode.INPUT_NOT_FOUND,
          "Cannot read %s: it holds tables of tegum inspect, not a sweep; tegum sql and inspect take it"
              .formatted(directory));
    }
    return new SweepStore(files);
  }

  private static CommandException noSweep(String directory, String lacks) {
    return new CommandException(
        ExitCode.INPUT_NOT_FOUND,
        "Cannot read " + directory + ": it holds " + lacks + ", so no sweep was run there");
  }
}
