package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.sweep.store.RunLock.Alive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On local disks, where the protocol works as well as elsewhere, with a quicker beat. */
class BeatingLockTest {

  private static final Duration BEAT = Duration.ofMillis(100);

  @TempDir Path folder;
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private LockFolder locks;

  @BeforeEach
  void open() throws IOException {
    locks = new LockFolder(files());
  }

  private StoreFiles files() throws IOException {
    return new StoreFiles(folder.toString(), new Configuration());
  }

  private RunLock take(StoreFiles files) throws IOException {
    return BeatingLock.take(files, BEAT, told::add);
  }

  private void putDeadLock(String writer) throws IOException {
    // Not by Hadoop, which starts a process to set the rights of a file that may be gone by then.
    Path file = folder.resolve("_staging/lock." + writer);
    Files.createDirectories(file.getParent());
    Files.write(file, new LockNote(writer, "elsewhere", 4711, Instant.EPOCH, 8).json());
  }

  @Test
  void secondRunIsRefusedWithTheNameOfTheFirst() throws IOException {
    RunLock first = take(files());
    assertThatThrownBy(() -> take(files()))
        .isInstanceOf(OccupiedException.class)
        .hasMessageContaining("another run is on there: host ")
        .hasMessageContaining(", process " + ProcessHandle.current().pid() + ", started 2");
    assertThat(BeatingLock.holder(files(), BEAT).orElseThrow().alive()).isEqualTo(Alive.YES);
    first.check();
    first.close();
    assertThat(folder).isEmptyDirectory();
    assertThat(BeatingLock.holder(files(), BEAT)).isEmpty();
  }

  @Test
  void lockOfADeadRunIsTakenOverHoweverItsClockWent() throws IOException {
    putDeadLock("dead");
    Files.createFile(folder.resolve("_staging/lock.half-written"));
    assertThat(BeatingLock.holder(files(), BEAT).orElseThrow())
        .isEqualTo(new RunLock.Holder("dead", "elsewhere", 4711, Instant.EPOCH, Alive.NO));
    StoreFiles files = files();
    try (RunLock lock = take(files)) {
      lock.check();
      assertThat(locks.notes()).containsOnlyKeys(files.writer());
      assertThat(told).singleElement().asString().startsWith("Another run's lock is there");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void holderThatWasSilentForTooLongNoticesThatItWasTakenOver() throws Exception {
    StoreFiles files = files();
    RunLock sleeper = take(files);
    while (sleeper.isHeld()) {
      // As the one who takes over does, again when a beat that had looked before puts it back.
      locks.delete(files.writer());
      Thread.sleep(BEAT.toMillis());
    }
    assertThatThrownBy(sleeper::check)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another run took over this folder");
    sleeper.close();
    assertThat(locks.notes()).isEmpty();
  }

  @Test
  void holderThatWakesUpAfterItWasTakenOverIsSweptAwayAgain() throws Exception {
    putDeadLock("sleeper");
    try (RunLock lock = take(files())) {
      putDeadLock("sleeper"); // it had looked before it was taken over, and writes after that
      while (locks.notes().containsKey("sleeper")) {
        Thread.sleep(BEAT.toMillis());
      }
      lock.check();
    }
  }

  @Test
  void ofManyWhoWantTheLockOfADeadRunAtMostOneHasItAtATime() throws Exception {
    putDeadLock("dead");
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    Callable<Void> run =
        () -> {
          try (RunLock lock = take(files())) {
            assertThat(holders.incrementAndGet()).isEqualTo(1);
            taken.incrementAndGet();
            Thread.sleep(3 * BEAT.toMillis());
            lock.check();
            holders.decrementAndGet();
          } catch (OccupiedException refused) {
            // The others.
          }
          return null;
        };
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      List<Future<Void>> runs = new ArrayList<>();
      for (int k = 0; k < 6; k++) {
        runs.add(pool.submit(run));
      }
      for (Future<Void> each : runs) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(taken.get()).isPositive();
    assertThat(folder).isEmptyDirectory();
  }
}
