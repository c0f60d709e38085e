package io.tegum.sweep.cluster;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A sweep of small trials on a cluster, and its rows as an undisturbed local run writes them. */
final class ClusterSweep {

  static final String SPEC =
      """
      name: on a cluster
      model: {features: 6, hidden: 2}
      head: {rank: [1, 2], lambda: [0.1, 1, 10], pairs: [[0, 1]]}
      data: {sparsity: [0.5, 0.9], importance_decay: 0.9}
      training: {steps: 3000, batch: 128, learning_rate: 0.003}
      seeds: 5
      record: {points: 6}
      """;

  static final int TRIALS = 60;
  private static final String BUNDLE_SECONDS = "0.015";
  static final int BUNDLES = bundles();

  private final StandaloneCluster cluster;
  private final Path spec;
  private final List<String> undisturbed;

  /** Trains it locally, in {@code folder}. */
  ClusterSweep(StandaloneCluster cluster, Path folder) throws IOException {
    this.cluster = cluster;
    spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    Path local = folder.resolve("local");
    ChildProcess run = cluster.submitLocally(command(local));
    awaitBundles(run, local, 1);
    assertNothingListensBeyondLoopback();
    assertDone(run);
    undisturbed = ResultsText.tables(local);
    assertThat(ResultsText.trials(local)).hasSize(TRIALS);
    assertThat(finished(local)).isEqualTo(BUNDLES).isGreaterThan(10);
  }

  /** All rows of both tables. */
  List<String> undisturbed() {
    return undisturbed;
  }

  List<String> command(Path out) {
    return List.of(
        "run", spec.toString(), "--out", out.toString(), "--bundle-seconds", BUNDLE_SECONDS);
  }

  private static int bundles() {
    Grid grid = Grid.of(SweepSpec.parse("spec.yaml", SPEC.getBytes(StandardCharsets.UTF_8)));
    PlanOptions options = new PlanOptions(2, OptionalDouble.of(Double.parseDouble(BUNDLE_SECONDS)));
    return (int) Plan.of(grid, options).bundles();
  }

  /** Waits until the sweep has begun and so many bundles are in place. */
  void awaitBundles(ChildProcess run, Path out, int bundles) {
    run.awaitWhileAlive(
        "put " + bundles + " bundles in place",
        () -> Files.exists(out.resolve("sweep.json")) && finished(out) >= bundles);
  }

  static int finished(Path out) {
    String[] files = out.resolve("trials").toFile().list();
    return files == null ? 0 : files.length;
  }

  void assertDone(ChildProcess run) {
    assertThat(run.awaitExit()).as(run.tail()).isZero();
    assertThat(run.log()).as(run.tail()).doesNotContain("is FAILED"); // in cluster mode
  }

  /** The tables are those of the local run, and nothing but the contract's files is there. */
  void assertUndisturbed(Path out) throws IOException {
    assertThat(ResultsText.tables(out)).isEqualTo(undisturbed);
    try (Stream<Path> all = Files.walk(out)) {
      assertThat(all.skip(1).map(file -> out.relativize(file).toString()))
          .allMatch(file -> file.matches(ContractFiles.PATTERN));
    }
  }

  void assertNothingListensBeyondLoopback() throws IOException {
    if (!ListeningSockets.areKnown()) {
      return;
    }
    List<String> beyond = new ArrayList<>();
    for (ProcessHandle process : cluster.family().toList()) {
      for (String address : ListeningSockets.beyondLoopback(process)) {
        beyond.add(process.info() + " on " + address);
      }
    }
    assertThat(beyond).isEmpty();
  }
}
