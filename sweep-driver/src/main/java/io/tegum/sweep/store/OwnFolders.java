package io.tegum.sweep.store;

import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.TrialsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folders and files of a local results folder that are ours to write to and to delete from. */
final class OwnFolders {

  private static final List<String> FOLDERS =
      List.of(
          Placement.FOLDER,
          TrialsTable.NAME,
          CurvesTable.NAME,
          Compaction.FOLDER,
          StoreRecovery.QUARANTINE,
          SweepStore.EARLIER_SPECS,
          "events",
          "report",
          "report/diagrams");

  private static final List<String> FILES =
      List.of(Placement.FOLDER + "/" + RunLock.FILE, SweepStore.SPEC, SweepStore.PROVENANCE);

  private OwnFolders() {}

  /**
   * Looks at all of them.
   *
   * @throws IOException naming one that is a link, or a file for a folder, or a folder for a file
   */
  static void check(Path root) throws IOException {
    for (String name : FOLDERS) {
      Path folder = root.resolve(name);
      checkIsNoLink(folder);
      if (Files.exists(folder) && !Files.isDirectory(folder)) {
        throw new IOException(folder + " is a file, must be a folder; move it away");
      }
    }
    for (String name : FILES) {
      Path file = root.resolve(name);
      if (Files.isDirectory(file)) {
        throw new IOException(file + " is a folder, must be a file; move it away");
      }
    }
  }

  /**
   * Looks at the folders on the way to a file or folder.
   *
   * @param name below {@code root}; may itself be a link, which is replaced or deleted as a link
   */
  static void checkWay(Path root, String name) throws IOException {
    Path way = Path.of(name).getParent();
    for (; way != null; way = way.getParent()) {
      checkIsNoLink(root.resolve(way));
    }
  }

  private static void checkIsNoLink(Path folder) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw new IOException(
          folder
              + " is a symbolic link, must be a folder; make a link of the whole results folder");
    }
  }
}
