package io.tegum.sweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The lock files {@code _staging/lock.WRITER}, one of each run that has or wants a folder's lock.
 */
final class LockFolder {

  private static final String PREFIX = RunLock.FILE + ".";

  private final FileSystem files;
  private final Path folder;

  LockFolder(StoreFiles store) {
    files = store.fileSystem();
    folder = store.path(Placement.FOLDER);
  }

  /** What the locks of all writers say; that changes with every sign of life. */
  Map<String, String> notes() throws IOException {
    Map<String, String> notes = new HashMap<>();
    try {
      for (FileStatus status : files.listStatus(folder)) {
        String name = status.getPath().getName();
        if (name.startsWith(PREFIX)) {
          read(status.getPath())
              .ifPresent(note -> notes.put(name.substring(PREFIX.length()), note));
        }
      }
    } catch (FileNotFoundException nobodyWrites) {
      // Then there are none.
    }
    return notes;
  }

  /** What a lock says: empty when it is gone, or text that is no note when it is half written. */
  private Optional<String> read(Path path) throws IOException {
    try (FSDataInputStream in = files.open(path)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException gone) {
      return Optional.empty();
    } catch (IOException e) {
      if (files.exists(path)) {
        return Optional.of(""); // HDFS cannot read the end of what a killed process was writing
      }
      return Optional.empty();
    }
  }

  void put(LockNote note) throws IOException {
    Streams.write(files.create(path(note.writer()), true), note.json());
  }

  void delete(String writer) throws IOException {
    files.delete(path(writer), false);
  }

  /** Removes the folder of all if nothing is in it. */
  void deleteIfEmpty() throws IOException {
    try {
      if (files.listStatus(folder).length == 0) {
        files.delete(folder, false);
      }
    } catch (FileNotFoundException gone) {
      // As it should be.
    }
  }

  private Path path(String writer) {
    return new Path(folder, PREFIX + writer);
  }
}
