package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepStoreTest {

  private static final byte[] SPEC = "spec".getBytes(StandardCharsets.UTF_8);
  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;
  private SweepStore store;

  @BeforeEach
  void open() throws IOException {
    store = new SweepStore(new StoreFiles(folder.toString(), new Configuration()));
  }

  @Test
  void recoverySweepsAwayWhatACrashLeft() throws IOException {
    store.write("whole", List.of(), Coverage.NONE, Map.of());
    Files.writeString(folder.resolve("_staging/half.parquet.0815"), "PAR1");

    try (RunLock lock = RunLock.take(store.files())) {
      lock.check();
      store.put(SPEC);
      store.recover(HADOOP, StoredSweep.NO_GRIDS);
      assertThat(files())
          .containsExactly(
              "_staging/lock", "curves/whole.parquet", "sweep.yaml", "trials/whole.parquet");
      store.end();
    }
    assertThat(files())
        .containsExactly("curves/whole.parquet", "sweep.yaml", "trials/whole.parquet");
  }

  @Test
  void specThatIsReplacedIsKept() throws IOException {
    store.put(SPEC);
    store.put("another".getBytes(StandardCharsets.UTF_8));
    assertThat(store.spec()).hasValue("another".getBytes(StandardCharsets.UTF_8));
    assertThat(store.earlierSpecs()).containsExactly(SPEC);
  }

  @Test
  void whatStillRunsOfADeadRunAddsNothingOnceTheNextHasBegun() throws Exception {
    store.recover(HADOOP, StoredSweep.NO_GRIDS);
    store.put(SPEC);
    SweepStore executor =
        new SweepStore(
            StoreFiles.asWriter(folder.toString(), new Configuration(), store.files().writer()));
    executor.write("first", List.of(), Coverage.NONE, Map.of());
    FutureTask<Void> writing =
        new FutureTask<>(
            () -> {
              for (int k = 0; true; k++) {
                executor.write("bundle" + k, List.of(), Coverage.NONE, Map.of());
              }
            });
    Thread thread = new Thread(writing);
    thread.setDaemon(true);
    thread.start();

    SweepStore next = new SweepStore(new StoreFiles(folder.toString(), new Configuration()));
    next.recover(HADOOP, StoredSweep.NO_GRIDS);
    List<String> trials = names(next, "trials");
    assertThat(trials).contains("first.parquet");
    assertThatThrownBy(() -> writing.get(1, TimeUnit.MINUTES))
        .hasCauseInstanceOf(IOException.class);
    next.end();
    assertThatThrownBy(() -> executor.write("last", List.of(), Coverage.NONE, Map.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not there: this run has ended, another has begun");
    assertThat(names(next, "trials")).isEqualTo(trials);
    assertThat(names(next, "curves")).isEqualTo(trials);
    assertThat(folder.resolve("_staging")).doesNotExist();
  }

  @Test
  void secondWriteOfABundleReplacesTheFirst() throws IOException {
    store.write("bundle", List.of(), Coverage.NONE, Map.of("attempt", "first"));
    store.write("bundle", List.of(), Coverage.NONE, Map.of("attempt", "second"));
    assertThat(names(store, "trials")).containsExactly("bundle.parquet");
    assertThat(
            Files.readString(folder.resolve("trials/bundle.parquet"), StandardCharsets.ISO_8859_1))
        .contains("second");
  }

  @Test
  void secondRunOnAFolderIsRefusedUntilTheFirstEnds() throws IOException {
    RunLock first = RunLock.take(store.files());
    assertThatThrownBy(() -> RunLock.take(store.files()))
        .isInstanceOf(OccupiedException.class)
        .hasMessageContaining("another run is on there");
    first.close();
    RunLock.take(store.files()).close();
  }

  @Test
  void idsAreFoundByAllOfTheirBits() {
    String id = "f".repeat(31);
    DoneTrials done =
        new DoneTrials(List.of(id + "0", "0".repeat(32), id + "e", id + "0", "8" + "0".repeat(31)));
    assertThat(done.size()).isEqualTo(4);
    assertThat(done.contains(id + "0")).isTrue();
    assertThat(done.contains(id + "e")).isTrue();
    assertThat(done.contains("8" + "0".repeat(31))).isTrue();
    assertThat(done.contains(id + "1")).isFalse();
    assertThat(done.contains("0".repeat(31) + "1")).isFalse();
  }

  private static List<String> names(SweepStore store, String folder) throws IOException {
    return store.files().entries(folder).stream().map(StoreFiles.Entry::name).toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString())
          .sorted()
          .toList();
    }
  }
}
