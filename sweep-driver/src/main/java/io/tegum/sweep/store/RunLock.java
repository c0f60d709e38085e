package io.tegum.sweep.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps two runs out of one results folder. On local disks the operating system holds the lock, so
 * that of a killed run is free at once ({@link LocalLock}). Elsewhere a run that holds it gives a
 * sign of life every few seconds ({@link BeatingLock}), and that of a killed one is taken over
 * after some seconds of silence.
 */
public abstract sealed class RunLock implements AutoCloseable permits LocalLock, BeatingLock {

  static final String FILE = "lock";

  /** Whether a run is at work. */
  public enum Alive {
    YES,
    NO,
    UNKNOWN
  }

  /**
   * Who holds a lock, or held it when it was killed.
   *
   * @param writer its files' writer
   * @param host machine of its driver
   * @param process the driver's process id there
   * @param started when it took the lock, by that machine's clock
   * @param alive whether it still does
   */
  public record Holder(String writer, String host, long process, Instant started, Alive alive) {

    /** "host H, process P, started T". */
    public String description() {
      return "host %s, process %d, started %s".formatted(host, process, started);
    }
  }

  /**
   * Takes the lock of a folder. Where signs of life are all there is to go by, that may take some
   * seconds, and is said.
   *
   * @param tell takes a line for the user
   * @throws OccupiedException when another run has it, naming that
   */
  public static RunLock take(StoreFiles files, Consumer<String> tell) throws IOException {
    files.checkFolders();
    return files.isLocal()
        ? LocalLock.takeLocal(files)
        : BeatingLock.take(files, BeatingLock.BEAT, tell);
  }

  /** As above, without a word. */
  public static RunLock take(StoreFiles files) throws IOException {
    return take(files, line -> {});
  }

  /**
   * Who holds a folder's lock, for a look from outside that disturbs nobody; empty when no run is
   * on and none was killed. Where signs of life are all there is to go by, that may take some
   * seconds.
   */
  public static Optional<Holder> holder(StoreFiles files) throws IOException {
    return files.isLocal()
        ? LocalLock.holderOf(files)
        : BeatingLock.holder(files, BeatingLock.BEAT);
  }

  /** Whether a name in the staging folder is a lock's. */
  static boolean isLock(String name) {
    return name.equals(FILE) || name.startsWith(FILE + ".");
  }

  static OccupiedException occupied(StoreFiles files, String holder) {
    return new OccupiedException(
        files.location(), "another run is on there: " + holder + "; wait for it, or stop it first");
  }

  /** Whether this run still has it. */
  public abstract boolean isHeld();

  /**
   * Goes on only while this run has the lock.
   *
   * @throws IOException when it was taken over or removed
   */
  public final void check() throws IOException {
    if (!isHeld()) {
      throw new IOException(
          "another run took over this folder, or its %s folder was removed"
              .formatted(Placement.FOLDER));
    }
  }

  /** Gives the lock back, and leaves no file of it. */
  @Override
  public abstract void close() throws IOException;
}
