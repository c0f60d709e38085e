package io.tegum.sweep.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A lock on file systems that have none, made of what all of them have: files under names of their
 * own, and listings that show what was written before.
 *
 * <p>Who wants the lock puts a file of its own and lists: it has the lock exactly if all other
 * files are known to be dead, else it takes its own away again. Of two that meet, the later one
 * lists both, so at most one has it. The holder rewrites its file every few seconds; one that stays
 * as it is for several looks is dead. Nobody compares clocks, nobody touches a file that a living
 * run could have put under the same name, and no store needs conditional writes. A holder that was
 * silent for too long finds its file gone.
 */
final class BeatingLock extends RunLock {

  /** Time between two signs of life. */
  static final Duration BEAT = Duration.ofSeconds(3);

  /** So many looks, a beat apart, without a sign of life: a failing name node may take some. */
  private static final int SILENT_LOOKS = 7;

  private final LockFolder folder;
  private final Map<String, String> dead;
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> beats;
  private LockNote note;
  private volatile boolean held = true;

  private BeatingLock(LockFolder folder, LockNote note, Map<String, String> dead, Duration beat) {
    this.folder = folder;
    this.note = note;
    this.dead = dead;
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "tegum-lock");
              thread.setDaemon(true);
              return thread;
            });
    beats = clock.scheduleWithFixedDelay(this::beat, 0, beat.toMillis(), TimeUnit.MILLISECONDS);
  }

  static BeatingLock take(StoreFiles files, Duration beat, Consumer<String> tell)
      throws IOException {
    LockFolder folder = new LockFolder(files);
    LockNote note = LockNote.ofThisProcess(files.writer());
    if (!folder.notes().isEmpty()) {
      tell.accept(
          "Another run's lock is there; watching for %d seconds whether that run is alive"
              .formatted(beat.multipliedBy(SILENT_LOOKS).toSeconds()));
    }
    while (true) {
      Watch watch = Watch.of(folder, beat);
      if (watch.living.isPresent()) {
        throw occupied(files, watch.description());
      }
      if (wins(folder, note, watch.silent)) {
        for (String writer : watch.silent.keySet()) {
          folder.delete(writer);
        }
        return new BeatingLock(folder, note, watch.silent, beat);
      }
      pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(beat.toMillis() + 1)));
    }
  }

  private static boolean wins(LockFolder folder, LockNote note, Map<String, String> silent)
      throws IOException {
    folder.put(note);
    Map<String, String> others = folder.notes();
    boolean own = others.remove(note.writer()) != null;
    if (own && silent.entrySet().containsAll(others.entrySet())) {
      return true;
    }
    folder.delete(note.writer());
    return false;
  }

  static Optional<Holder> holder(StoreFiles files, Duration beat) throws IOException {
    Watch watch = Watch.of(new LockFolder(files), beat);
    if (watch.living.isPresent()) {
      return watch.note().map(note -> note.holder(Alive.YES));
    }
    return watch.silent.values().stream()
        .flatMap(text -> LockNote.parse(text.getBytes(StandardCharsets.UTF_8)).stream())
        .map(note -> note.holder(Alive.NO))
        .findFirst();
  }

  /**
   * What became of the locks during a watch.
   *
   * @param living the note of one that gave a sign of life; then the watch ended
   * @param silent notes of those that gave none throughout, by writer
   */
  private record Watch(Optional<String> living, Map<String, String> silent) {

    static Watch of(LockFolder folder, Duration beat) throws IOException {
      Map<String, String> seen = folder.notes();
      int looks = 0;
      while (!seen.isEmpty() && looks < SILENT_LOOKS) {
        pause(beat);
        Map<String, String> now = folder.notes();
        for (Map.Entry<String, String> entry : now.entrySet()) {
          String before = seen.get(entry.getKey());
          if (before != null && !before.equals(entry.getValue())) {
            return new Watch(Optional.of(before.isEmpty() ? entry.getValue() : before), Map.of());
          }
        }
        looks = now.equals(seen) ? looks + 1 : 0;
        seen = now;
      }
      return new Watch(Optional.empty(), seen);
    }

    Optional<LockNote> note() {
      return living.flatMap(text -> LockNote.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    String description() {
      return note().map(n -> n.holder(Alive.YES).description()).orElse("it is just beginning");
    }
  }

  private void beat() {
    try {
      Map<String, String> notes = folder.notes();
      if (!notes.containsKey(note.writer())) {
        held = false;
        clock.shutdown();
        return;
      }
      for (String writer : dead.keySet()) {
        if (notes.containsKey(writer)) { // it woke up, and is to see that it is too late
          folder.delete(writer);
        }
      }
      note = note.next();
      folder.put(note);
    } catch (IOException | RuntimeException e) { // an exception would end the signs of life
      // The store does not answer; whether the lock is still there shows when it does again.
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while watching another run's lock", e);
    }
  }

  @Override
  public boolean isHeld() {
    return held;
  }

  @Override
  public void close() throws IOException {
    beats.cancel(false);
    clock.shutdown();
    try {
      clock.awaitTermination(1, TimeUnit.MINUTES); // or a last beat would outlive its lock
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (held) {
      held = false;
      folder.delete(note.writer());
      folder.deleteIfEmpty();
    }
  }
}
