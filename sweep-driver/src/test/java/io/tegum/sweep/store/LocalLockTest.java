package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.sweep.store.RunLock.Alive;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLockTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("_staging/lock");
  }

  private StoreFiles files() throws IOException {
    return new StoreFiles(folder.toString(), new Configuration());
  }

  /** Takes the lock of its argument, says so, and holds it until it is killed. */
  static final class Taker {
    public static void main(String[] arguments) throws Exception {
      RunLock lock = RunLock.take(new StoreFiles(arguments[0], new Configuration()));
      System.out.println(lock.isHeld());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private Process taker() throws IOException {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                "-XX:TieredStopAtLevel=1",
                Taker.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.equals("true")) {
      line = out.readLine();
    }
    return process;
  }

  @Test
  void anotherProcessIsRefusedAndToldWhoHoldsItUntilTheHolderIsKilled() throws Exception {
    Process holder = taker();
    try {
      assertThat(RunLock.holder(files()).orElseThrow())
          .matches(found -> found.process() == holder.pid() && found.alive() == Alive.YES)
          .matches(found -> !found.started().isAfter(Instant.now()));
      assertThatThrownBy(() -> RunLock.take(files()))
          .isInstanceOf(OccupiedException.class)
          .hasMessageContaining("another run is on there: host ")
          .hasMessageContaining(", process " + holder.pid() + ", started 2");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(RunLock.holder(files()).orElseThrow())
        .matches(found -> found.process() == holder.pid() && found.alive() == Alive.NO);
    try (RunLock lock = RunLock.take(files())) {
      assertThat(lock.isHeld()).isTrue();
      assertThat(RunLock.holder(files()).orElseThrow().process())
          .isEqualTo(ProcessHandle.current().pid());
    }
    assertThat(RunLock.holder(files())).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void lookingAndBeingRefusedLeaveTheLockToItsHolder() throws Exception {
    try (RunLock lock = RunLock.take(files())) {
      assertThat(RunLock.holder(files()).orElseThrow().alive()).isEqualTo(Alive.YES);
      assertThatThrownBy(() -> RunLock.take(files())).isInstanceOf(OccupiedException.class);
      Process other = taker(); // would say "true" if this process had lost its lock by the above
      assertThat(other.waitFor()).isNotZero();
      lock.check();
    }
  }

  @Test
  void holderNoticesThatItsLockWasRemovedAndLeavesTheNextOneAlone() throws Exception {
    RunLock first = RunLock.take(files());
    Files.delete(file);
    assertThat(first.isHeld()).isFalse();
    assertThatThrownBy(first::check)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another run took over this folder");
    Process next = taker();
    try {
      assertThat(first.isHeld()).isFalse();
      first.close();
      assertThat(file).exists();
    } finally {
      next.destroyForcibly().waitFor();
    }
  }
}
