package io.tegum.sweep.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.cluster.StandaloneCluster.DeployMode;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.plan.Plan;
import io.tegum.sweep.plan.PlanOptions;
import io.tegum.sweep.spec.SweepSpec;
import io.tegum.sweep.store.ResultsText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged application on a real cluster: a master, two workers, drivers and executors, each a
 * JVM of its own. Whatever is killed, the table in the end is that of a local run, to the bit.
 */
class StandaloneClusterIT {

  private static final String SPEC =
      """
      name: on a cluster
      model: {features: 6, hidden: 2}
      head: {rank: [1, 2], lambda: [0.1, 1, 10], pairs: [[0, 1]]}
      data: {sparsity: [0.5, 0.9], importance_decay: 0.9}
      training: {steps: 3000, batch: 128, learning_rate: 0.003}
      seeds: 5
      record: {points: 6}
      """;

  private static final int TRIALS = 60;
  private static final String BUNDLE_SECONDS = "0.015";
  private static final int BUNDLES = bundles();

  private static final Pattern LAST_WORD =
      Pattern.compile("(\\d+) models? trained in .*; (\\d+) models? were there already");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static StandaloneCluster cluster;
  private static Path spec;
  private static List<String> undisturbed;

  @BeforeAll
  static void startAndTrainLocally() throws IOException {
    cluster = new StandaloneCluster(folder.resolve("cluster"));
    cluster.start();
    spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    Path local = folder.resolve("local");
    ChildProcess sweep = cluster.submitLocally(command(local));
    awaitBundles(sweep, local, 1);
    assertNothingListensBeyondLoopback();
    assertDone(sweep);
    undisturbed = ResultsText.tables(local);
    assertThat(ResultsText.trials(local)).hasSize(TRIALS);
    assertThat(finished(local)).isEqualTo(BUNDLES).isGreaterThan(10);
  }

  @BeforeEach
  void replaceKilledWorkers() throws IOException {
    cluster.fill();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource({"CLIENT", "CLUSTER"})
  void tableOfAClusterIsTheTableOfALocalRun(DeployMode mode) throws IOException {
    Path out = folder.resolve("undisturbed-" + mode);
    ChildProcess sweep = cluster.submit(mode, command(out));
    awaitBundles(sweep, out, 1);
    assertNothingListensBeyondLoopback();
    assertDone(sweep);
    assertUndisturbed(out);
  }

  @Test
  void sweepOutlivesAnExecutor() throws IOException {
    assertOutlived(
        "executor", () -> cluster.started("CoarseGrainedExecutorBackend").get(0).destroyForcibly());
  }

  @Test
  void sweepOutlivesAWorker() throws IOException {
    assertOutlived("worker", () -> cluster.workers().get(0).kill());
  }

  private static void assertOutlived(String name, Runnable kill) throws IOException {
    Path out = folder.resolve(name);
    ChildProcess sweep = cluster.submit(DeployMode.CLIENT, command(out));
    awaitBundles(sweep, out, 1);
    kill.run();
    assertThat(finished(out)).isLessThan(BUNDLES);
    assertDone(sweep);
    assertThat(sweep.log()).contains("Lost executor");
    assertUndisturbed(out);

    ChildProcess again = cluster.submit(DeployMode.CLIENT, command(out));
    assertDone(again);
    assertThat(again.log()).contains("all of them are there already");
    assertUndisturbed(out);
  }

  @ParameterizedTest
  @CsvSource({"0, CLIENT", "1, CLUSTER", "10, CLIENT"})
  void sweepGoesOnWhereItsKilledDriverLeftIt(int bundles, DeployMode mode) throws IOException {
    Path out = folder.resolve("driver-" + bundles);
    ChildProcess sweep = cluster.submit(mode, command(out));
    awaitBundles(sweep, out, bundles);
    if (mode == DeployMode.CLIENT) {
      sweep.kill();
    } else {
      cluster.started("DriverWrapper").get(0).destroyForcibly();
      assertThat(sweep.awaitExit()).isZero(); // Spark's own code: its log alone tells the outcome
      assertThat(sweep.log()).contains("is FAILED");
    }
    int kept = finished(out);
    assertThat(kept).isBetween(bundles, BUNDLES - 1);
    if (kept > 0) {
      assertThat(undisturbed).containsAll(ResultsText.trials(out));
    }

    ChildProcess again = cluster.submit(mode, command(out)); // while executors may still be dying
    assertDone(again);
    assertUndisturbed(out);
    if (mode == DeployMode.CLIENT && kept > 0) {
      Matcher said = LAST_WORD.matcher(again.log());
      assertThat(said.find()).as(again.tail()).isTrue();
      assertThat(Integer.parseInt(said.group(1)) + Integer.parseInt(said.group(2)))
          .isEqualTo(TRIALS);
    }
  }

  private static List<String> command(Path out) {
    return List.of(
        "run", spec.toString(), "--out", out.toString(), "--bundle-seconds", BUNDLE_SECONDS);
  }

  private static int bundles() {
    byte[] text = SPEC.getBytes(StandardCharsets.UTF_8);
    PlanOptions options =
        PlanOptions.ofCores(2).withBundleSeconds(Double.parseDouble(BUNDLE_SECONDS));
    return (int) Plan.of(Grid.of(SweepSpec.parse("spec.yaml", text)), options).bundles();
  }

  /** Waits until the sweep has begun and so many bundles are in place. */
  private static void awaitBundles(ChildProcess sweep, Path out, int bundles) {
    sweep.awaitWhileAlive(
        "put " + bundles + " bundles in place",
        () -> Files.exists(out.resolve("sweep.json")) && finished(out) >= bundles);
  }

  private static int finished(Path out) {
    String[] files = out.resolve("trials").toFile().list();
    return files == null ? 0 : files.length;
  }

  private static void assertDone(ChildProcess sweep) {
    assertThat(sweep.awaitExit()).as(sweep.tail()).isZero();
    assertThat(sweep.log()).as(sweep.tail()).doesNotContain("is FAILED"); // in cluster mode
  }

  /** The tables are those of the local run, and nothing but the contract's files is there. */
  private static void assertUndisturbed(Path out) throws IOException {
    assertThat(ResultsText.tables(out)).isEqualTo(undisturbed);
    try (Stream<Path> all = Files.walk(out)) {
      assertThat(all.skip(1).map(file -> out.relativize(file).toString()))
          .allMatch(
              file ->
                  file.matches(
                      "sweep\\.(yaml|json)|(trials|curves)(/[0-9a-f]{32}\\.parquet)?"
                          + "|events(/[0-9TZ]{16}-[0-9a-f]{8}\\.jsonl)?"));
    }
  }

  private static void assertNothingListensBeyondLoopback() throws IOException {
    if (!ListeningSockets.areKnown()) {
      return;
    }
    List<ProcessHandle> family = cluster.family().toList();
    List<String> beyond = new ArrayList<>();
    int listening = 0;
    for (ProcessHandle process : family) {
      ListeningSockets.Of sockets = ListeningSockets.of(process);
      listening += sockets.all();
      sockets.beyondLoopback().forEach(address -> beyond.add(process.info() + " on " + address));
    }
    assertThat(beyond).isEmpty();
    assertThat(listening).isGreaterThan(family.size()); // or this test sees nothing
  }
}
