package io.tegum.sweep.cli;

import io.tegum.sweep.store.SweepStore;
import java.io.IOException;

/** Where a results folder keeps its report and diagrams. */
final class ReportFolder {

  static final String NAME = "report";

  private ReportFolder() {}

  /** Refuses one that is a link, or no folder, before anything is asked. */
  static void check(SweepStore store) {
    try {
      store.files().checkFolders();
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.CANNOT_WRITE, "Cannot write to " + location(store, "") + ": " + e.getMessage());
    }
  }

  /** Writes a file into it, whole or not at all. */
  static void write(SweepStore store, String name, byte[] content) {
    try {
      store.files().write(NAME + "/" + name, content);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.CANNOT_WRITE, "Cannot write to " + location(store, "") + ": " + e.getMessage());
    }
  }

  /** Where a file of it is. */
  static String location(SweepStore store, String name) {
    return store.files().location() + "/" + NAME + "/" + name;
  }
}
