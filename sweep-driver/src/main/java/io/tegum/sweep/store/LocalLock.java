package io.tegum.sweep.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The operating system's lock on one byte of {@code _staging/lock}, far behind the note that the
 * file holds. On POSIX a process that closes a file loses all its locks on it, so a process opens a
 * file whose lock it has only once more, and keeps it open.
 */
final class LocalLock extends RunLock {

  private static final long LOCKED_BYTE = Long.MAX_VALUE / 2;

  /** A look from outside holds a shared lock for an instant: that is no reason to give up. */
  private static final int ATTEMPTS = 10;

  private static final int PAUSE_MILLIS = 50;

  /** Notes of the locks that this process has, by file. */
  private static final Map<Path, LockNote> HELD = new HashMap<>();

  private final Path file;
  private final FileChannel locked;
  private final FileChannel seen;
  private final Object identity;

  private LocalLock(Path file, FileChannel locked, FileChannel seen, Object identity) {
    this.file = file;
    this.locked = locked;
    this.seen = seen;
    this.identity = identity;
  }

  static LocalLock takeLocal(StoreFiles files) throws IOException {
    LockNote note = LockNote.ofThisProcess(files.writer());
    if (!Files.isDirectory(files.localPath(""))) {
      Files.createDirectories(files.localPath("")); // which some JDKs refuse if it is a link
    }
    Path file = file(files);
    synchronized (HELD) {
      for (int attempt = 0; attempt < ATTEMPTS && !HELD.containsKey(file); attempt++) {
        Optional<LocalLock> lock = tryOnce(file, note);
        if (lock.isPresent()) {
          HELD.put(file, note);
          return lock.get();
        }
        pause();
      }
    }
    throw occupied(files, holderOf(files).map(Holder::description).orElse("it ended just now"));
  }

  /** One name for a file, whatever links lead there. */
  private static Path file(StoreFiles files) throws IOException {
    return files.localPath("").toRealPath().resolve(Placement.FOLDER).resolve(FILE);
  }

  private static Optional<LocalLock> tryOnce(Path file, LockNote note) throws IOException {
    FileChannel locked;
    Files.createDirectories(file.getParent());
    try {
      locked = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) { // the run that just ended removed the folder
      return Optional.empty();
    }
    FileChannel seen = null;
    boolean taken = false;
    try {
      if (tryLock(locked, false).isPresent()) {
        write(locked, note.json());
        // The file may have been removed, and another one made, between opening and locking it.
        seen = FileChannel.open(file, StandardOpenOption.READ);
        taken = Arrays.equals(read(seen), note.json());
      }
      return taken
          ? Optional.of(new LocalLock(file, locked, seen, identity(file)))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } finally {
      if (!taken) {
        locked.close();
        if (seen != null) {
          seen.close();
        }
      }
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel, boolean shared)
      throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, shared));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  private static void write(FileChannel channel, byte[] content) throws IOException {
    channel.truncate(0);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static byte[] read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // until all is there
    }
    return bytes.array();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while taking the lock", e);
    }
  }

  static Optional<Holder> holderOf(StoreFiles files) throws IOException {
    synchronized (HELD) {
      try {
        Path file = file(files);
        LockNote held = HELD.get(file);
        return held != null ? Optional.of(held.holder(Alive.YES)) : look(file);
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
  }

  private static Optional<Holder> look(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Alive alive = alive(channel);
      return LockNote.parse(read(channel)).map(note -> note.holder(alive));
    }
  }

  private static Alive alive(FileChannel channel) {
    try (FileLock lock = tryLock(channel, true).orElse(null)) {
      return lock == null ? Alive.YES : Alive.NO;
    } catch (IOException e) { // no locks on this file system
      return Alive.UNKNOWN;
    }
  }

  private static Object identity(Path file) throws IOException {
    // Null where the system has none; then it matters only that the file is there.
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** No other file can have the identity of one that is open. */
  @Override
  public boolean isHeld() {
    try {
      return locked.isOpen() && Objects.equals(identity(file), identity);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (!locked.isOpen()) {
        return;
      }
      try (locked;
          seen) {
        if (isHeld()) {
          Files.delete(file);
          Files.delete(file.getParent());
        }
      } catch (DirectoryNotEmptyException othersAreAtWork) {
        // Then it stays.
      } finally {
        HELD.remove(file);
      }
    }
  }
}
