package io.tegum.sweep.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.store.ResultsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a sweep on shared storage must withstand, by the packaged application's own command line:
 * two drivers at once, one of them killed in mid-sweep, the other's rerun. The table in the end is
 * that of an undisturbed local run, to the bit.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SharedStorage {

  private static final String SPEC =
      """
      name: on shared storage
      model: {features: 12, hidden: 4}
      head: {rank: [1, 2], lambda: [0.1, 10], pairs: [[0, 1]]}
      data: {sparsity: [0.5, 0.9], importance_decay: 0.9}
      training: {steps: 2000, batch: 512, learning_rate: 0.003}
      seeds: 5
      record: {points: 6}
      """;

  private static final int TRIALS = 40;
  private static final String BUNDLE_SECONDS = "0.01";

  /** Scalar code without the optimising compiler: slow enough to be killed in the middle. */
  private static final String SLOW = SparkHome.QUICK_START + " -Dtegum.kernel=scalar";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private SparkHome home;
  private String spec;

  /** Starts the storage's servers. */
  abstract void startStorage(SparkHome home, Path folder) throws IOException;

  abstract void stopStorage() throws IOException;

  /** A results folder there, as a user names it. */
  abstract String location();

  /** The storage, as seen from outside the application. */
  abstract FileSystem storage() throws IOException;

  /** What spark-submit must be told of the storage. */
  abstract List<String> options();

  @BeforeAll
  void start() throws IOException {
    home = new SparkHome(folder.resolve("home"), Map.of());
    spec = Files.writeString(folder.resolve("spec.yaml"), SPEC).toString();
    startStorage(home, folder);
  }

  @AfterAll
  void stop() throws IOException {
    home.close();
    stopStorage();
  }

  @Test
  void ofTwoDriversOneIsRefusedAndTheOtherMayBeKilledAndRunAgain() throws IOException {
    Path local = folder.resolve("local");
    assertDone(home.submitLocally(run(local.toString())));
    List<String> undisturbed = ResultsText.tables(local);
    assertThat(ResultsText.trials(local)).hasSize(TRIALS);

    ChildProcess one = submit(SLOW, run(location()));
    ChildProcess two = submit(SLOW, run(location()));
    one.awaitWhileAlive("run alone", () -> !two.handle().isAlive() || !one.handle().isAlive());
    ChildProcess refused = one.handle().isAlive() ? two : one;
    ChildProcess driver = one.handle().isAlive() ? one : two;
    assertThat(refused.awaitExit()).as(refused.tail()).isEqualTo(73);
    assertThat(refused.log()).contains("another run is on there: host ");
    assertThat(refused.log()).contains(", process " + driver.handle().pid() + ", started ");
    driver.awaitWhileAlive("train a little", () -> finished() >= 3);
    assertNothingListensBeyondLoopback();
    driver.kill();
    int kept = ResultsText.trials(copy(location(), "killed")).size();
    assertThat(kept).isBetween(3, TRIALS - 1);
    assertThat(names()).anyMatch(name -> name.startsWith("_staging/lock."));

    ChildProcess again = submit("-XX:+UseSerialGC", run(location()));
    assertDone(again);
    assertThat(again.log()).contains("; %d models were there already".formatted(kept));
    assertThat(ResultsText.tables(copy(location(), "again"))).isEqualTo(undisturbed);
    assertThat(names()).allMatch(name -> name.matches(ContractFiles.PATTERN));

    ChildProcess status = submit(SparkHome.QUICK_START, List.of("status", location()));
    assertDone(status);
    assertThat(status.log()).containsPattern("completed +%d\n".formatted(TRIALS));
    String query = "SELECT count(DISTINCT trial_id) AS ids, count(*) AS trials FROM trials";
    ChildProcess sql =
        submit(SparkHome.QUICK_START, List.of("sql", location(), query, "--format", "csv"));
    assertDone(sql);
    assertThat(sql.log()).contains("\nids,trials\n", "\n%1$d,%1$d\n".formatted(TRIALS));
  }

  /** A real model's files there, too, are looked at by the same command, with the same tables. */
  @Test
  void checkpointsAreLookedAtWhereTheyAre() throws IOException {
    InspectedModel model = new InspectedModel(home, folder);
    org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path(location()).getParent();
    org.apache.hadoop.fs.Path checkpoint = new org.apache.hadoop.fs.Path(there, "checkpoint");
    storage()
        .copyFromLocalFile(new org.apache.hadoop.fs.Path(model.checkpoint().toUri()), checkpoint);
    String out = new org.apache.hadoop.fs.Path(there, "inspected").toString();
    assertDone(submit(SparkHome.QUICK_START, InspectedModel.command(checkpoint.toString(), out)));
    model.assertSame(copy(out, "inspected-there"));
    assertThat(names(out)).contains("inspect.json", "report/index.html");
  }

  private List<String> run(String out) {
    return List.of("run", spec, "--out", out, "--bundle-seconds", BUNDLE_SECONDS);
  }

  private ChildProcess submit(String jvm, List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--master", "local[1]"));
    all.addAll(List.of("--driver-memory", "512m", "--driver-java-options", jvm));
    all.addAll(options());
    return home.submit(all, arguments);
  }

  private static void assertDone(ChildProcess process) {
    assertThat(process.awaitExit()).as(process.tail()).isZero();
  }

  private long finished() {
    try {
      return names().stream().filter(name -> name.startsWith("trials/")).count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> names() throws IOException {
    return names(location());
  }

  /** All files below a folder of the storage's. */
  private List<String> names(String there) throws IOException {
    org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(there);
    List<String> names = new ArrayList<>();
    if (storage().exists(root)) {
      RemoteIterator<LocatedFileStatus> files = storage().listFiles(root, true);
      while (files.hasNext()) {
        names.add(root.toUri().relativize(files.next().getPath().toUri()).getPath());
      }
    }
    return names;
  }

  /** A local copy of a results folder's tables as they are now. */
  private Path copy(String there, String name) throws IOException {
    Path copy = folder.resolve(name);
    for (String file : names(there)) {
      if (file.endsWith(".parquet")) {
        Files.createDirectories(copy.resolve(file).getParent());
        try (var in = storage().open(new org.apache.hadoop.fs.Path(there, file))) {
          Files.copy(in, copy.resolve(file));
        }
      }
    }
    return copy;
  }

  private void assertNothingListensBeyondLoopback() throws IOException {
    if (!ListeningSockets.areKnown()) {
      return;
    }
    List<ProcessHandle> processes = new ArrayList<>(home.family().toList());
    processes.add(ProcessHandle.current()); // where the storage may run, too
    for (ProcessHandle process : processes) {
      assertThat(ListeningSockets.beyondLoopback(process)).as(process.info().toString()).isEmpty();
    }
  }
}
