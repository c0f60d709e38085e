package io.tegum.sweep.cli;

import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;

/** Opens results folders that a command reads. */
final class Stores {
  private Stores() {}

  /** The store in {@code directory}; exit code 66 when it holds no sweep. */
  static SweepStore existing(String directory) throws IOException {
    SweepStore store = new SweepStore(new StoreFiles(directory, HadoopSettings.ofThisProcess()));
    if (!store.files().exists()) {
      throw new CommandException(
          ExitCode.INPUT_NOT_FOUND, "Cannot read " + directory + ": there is no such folder");
    }
    if (store.spec().isEmpty()) {
      throw new CommandException(
          ExitCode.INPUT_NOT_FOUND,
          "Cannot read " + directory + ": it holds no sweep.yaml, so no sweep was run there");
    }
    return store;
  }
}
