package io.tegum.sweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.UUID;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where a writer's files are until they are whole: a folder of its own below {@code _staging}. Once
 * that is retired, nobody who still works for that writer can begin a file or put one in place, say
 * an executor that has not noticed yet that its driver is dead.
 */
final class Staging {

  /** The folder of all writers' folders. */
  static final String FOLDER = "_staging";

  private static final int BUFFER = 64 * 1024;

  private final FileSystem files;
  private final Path all;
  private final Path own;
  private boolean made;

  private Staging(FileSystem files, Path root, String writer, boolean made) {
    this.files = files;
    all = new Path(root, FOLDER);
    own = new Path(all, writer);
    this.made = made;
  }

  /** A new writer's, whose folder is made when its first file is. */
  static Staging ofNewWriter(FileSystem files, Path root) {
    return new Staging(files, root, UUID.randomUUID().toString(), false);
  }

  /** That of {@code writer}, who made it; it is not made again. */
  static Staging ofWriter(FileSystem files, Path root, String writer) {
    return new Staging(files, root, writer, true);
  }

  String writer() {
    return own.getName();
  }

  /** A fresh path for the file that is to be {@code target}. */
  Path path(Path target) {
    return new Path(own, target.getName() + "." + UUID.randomUUID());
  }

  /** Where a note of this writer's is, below the results folder. */
  String note(String name) {
    return FOLDER + "/" + writer() + "/" + name;
  }

  /** Begins a file; unlike the file systems' usual way, this makes no folder. */
  FSDataOutputStream create(Path staged) throws IOException {
    if (!made) {
      if (!files.mkdirs(own)) {
        throw new IOException("Cannot make the folder " + own);
      }
      made = true;
    }
    try {
      // No permission is asked for: without Hadoop's native library that starts a process a file.
      return files.createNonRecursive(
          staged,
          null,
          EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE),
          BUFFER,
          files.getDefaultReplication(staged),
          files.getDefaultBlockSize(staged),
          null);
    } catch (FileNotFoundException e) { // which may mean any failure to open, on local disks
      throw files.exists(own)
          ? e
          : new IOException(
              own
                  + " is not there: this run has ended, another has begun, or this machine does not"
                  + " see the driver's folder",
              e);
    }
  }

  /** Retires all other writers' folders, and sweeps away what is in them. */
  void retireOthers() throws IOException {
    try {
      for (FileStatus entry : files.listStatus(all)) {
        Path path = entry.getPath();
        if (!path.getName().equals(own.getName()) && !RunLock.FILE.endsWith("/" + path.getName())) {
          retire(path);
        }
      }
    } catch (FileNotFoundException nobodyWrites) {
      // Then there is nothing to retire.
    }
  }

  /** Retires this writer's folder, and the folder of all if it is empty then. */
  void close() throws IOException {
    if (!files.exists(all)) { // always so on object stores
      return;
    }
    retire(own);
    if (files.listStatus(all).length == 0) {
      files.delete(all, false);
    }
  }

  /** Moved first, in one step: deleting takes several, between which a writer could go on. */
  private void retire(Path folder) throws IOException {
    Path retired = new Path(all, "retired." + UUID.randomUUID());
    if (files.exists(folder) && !files.rename(folder, retired)) {
      throw new IOException("Cannot rename " + folder + " to " + retired);
    }
    files.delete(retired, true);
  }
}
