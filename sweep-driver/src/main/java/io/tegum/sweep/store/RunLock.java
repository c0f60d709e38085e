package io.tegum.sweep.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two runs out of one local results folder. The operating system holds the lock, so a killed
 * run leaves none behind. On other file systems there is no such lock and none is taken.
 */
public final class RunLock implements AutoCloseable {

  static final String FILE = Staging.FOLDER + "/lock";

  private final FileChannel channelOrNull;

  private RunLock(FileChannel channelOrNull) {
    this.channelOrNull = channelOrNull;
  }

  /**
   * Takes the lock of a folder.
   *
   * @throws OccupiedException when another run has it
   */
  public static RunLock take(StoreFiles files) throws IOException {
    if (!files.isLocal()) {
      return new RunLock(null);
    }
    Path file = Path.of(files.path(FILE).toUri().getPath());
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new RunLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this JVM: told like any other holder below.
    }
    channel.close();
    throw new OccupiedException(
        files.location(), "another run is on there; wait for it, or stop it first");
  }

  /**
   * Whether this run still has the folder to itself.
   *
   * @throws IOException when not
   */
  public void check() throws IOException {
    if (channelOrNull != null && !channelOrNull.isOpen()) {
      throw new IOException("another run took over this folder");
    }
  }

  @Override
  public void close() throws IOException {
    if (channelOrNull != null) {
      channelOrNull.close();
    }
  }
}
