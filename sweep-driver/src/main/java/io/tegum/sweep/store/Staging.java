package io.tegum.sweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * On file systems: a writer's files are in a folder of its own below {@code _staging} until they
 * are whole, and then renamed. Without that folder nobody can begin a file for the writer or put
 * one in place.
 */
final class Staging implements Placement {

  private static final int BUFFER = 64 * 1024;

  private final FileSystem files;
  private final Configuration configuration;
  private final Path all;
  private final Path own;
  private boolean made;

  Staging(FileSystem files, Path root, Configuration configuration, String writer, boolean made) {
    this.files = files;
    this.configuration = configuration;
    all = new Path(root, FOLDER);
    own = new Path(all, writer);
    this.made = made;
  }

  @Override
  public String writer() {
    return own.getName();
  }

  @Override
  public void put(Path target, byte[] content) throws IOException {
    Path staged = path(target);
    try {
      Streams.write(create(staged), content);
    } catch (IOException e) {
      files.delete(staged, false); // a full disk needs the room
      throw e;
    }
    if (!files.exists(target.getParent())) {
      files.mkdirs(target.getParent());
    }
    replace(staged, target);
  }

  @Override
  public void checkWritable() throws IOException {
    Streams.write(create(path(new Path("probe"))), new byte[0]);
    close();
  }

  /** A fresh path for the file that is to be {@code target}. */
  Path path(Path target) {
    return new Path(own, target.getName() + "." + UUID.randomUUID());
  }

  @Override
  public Path note(String name) {
    return new Path(own, name);
  }

  @Override
  public void putNote(String name, byte[] content) throws IOException {
    Streams.write(create(note(name)), content);
  }

  /** Begins a file; unlike the file systems' usual way, an executor makes no folder. */
  FSDataOutputStream create(Path staged) throws IOException {
    if (!made) {
      if (!files.mkdirs(own)) {
        throw new IOException("no folder can be made there");
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

  private void replace(Path staged, Path target) throws IOException {
    if (files.getUri().getScheme().equals("file")) {
      if (!files.rename(staged, target)) { // replaces in one step
        throw new IOException("Cannot rename " + staged + " to " + target);
      }
    } else {
      FileContext.getFileContext(all.toUri(), configuration)
          .rename(staged, target, Options.Rename.OVERWRITE);
    }
  }

  @Override
  public void retireOthers() throws IOException {
    try {
      for (FileStatus entry : files.listStatus(all)) {
        Path path = entry.getPath();
        if (!path.getName().equals(own.getName()) && !RunLock.isLock(path.getName())) {
          retire(path);
        }
      }
    } catch (FileNotFoundException nobodyWrites) {
      // Then there is nothing to retire.
    }
  }

  @Override
  public void close() throws IOException {
    if (!files.exists(all)) {
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
