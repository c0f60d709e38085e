package io.tegum.sweep.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tegum.sweep.cluster.StandaloneCluster.DeployMode;
import io.tegum.sweep.store.ResultsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cluster whose machines hang, die of what they train, or have no room left. */
class HardTimesIT extends OnACluster {

  @Test
  void bundlesOfAnExecutorThatHangsAreTrainedByAnotherAndStoredOnce() throws IOException {
    Path out = folder.resolve("speculation");
    List<String> speculation =
        List.of(
            "spark.speculation=true",
            "spark.speculation.interval=100ms",
            "spark.speculation.multiplier=2",
            "spark.speculation.quantile=0.5");
    ChildProcess run = cluster.submit(DeployMode.CLIENT, speculation, sweep.command(out));
    sweep.awaitBundles(run, out, 5);
    ProcessHandle executor = cluster.started("CoarseGrainedExecutorBackend").get(0);
    signal("STOP", executor);
    try {
      sweep.awaitBundles(run, out, ClusterSweep.BUNDLES);
    } finally {
      signal("CONT", executor); // what it was at comes to an end now, or is told to
    }
    sweep.assertDone(run);
    sweep.assertUndisturbed(out);
  }

  @Test
  void trialThatKillsItsExecutorsIsFoundAndTheOthersAreTrained() throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("poison.yaml"),
            """
            - name: with poison
              model: {features: 4, hidden: 2}
              data: {sparsity: 0.9, importance_decay: 0.9}
              training: {schedule: representation-only, steps: 100, batch: 16}
              seeds: 10
            - model: {features: 4190, hidden: 4000}
              data: {sparsity: 0.999, importance_decay: 0.9}
              training: {schedule: representation-only, steps: 1, batch: 1}
              seeds: 1
            """);
    Path out = folder.resolve("poison");
    ChildProcess run =
        cluster.submit(
            DeployMode.CLIENT,
            List.of(
                "spark.executor.extraJavaOptions=-XX:+ExitOnOutOfMemoryError"
                    + " -Dtegum.kernel=scalar -XX:+UseSerialGC"),
            List.of("run", spec.toString(), "--out", out.toString(), "--bundle-seconds", "1e9"));
    assertThat(run.awaitExit()).as(run.tail()).isEqualTo(10);
    List<String> rows = ResultsText.trials(out);
    assertThat(rows).hasSize(11);
    assertThat(rows)
        .filteredOn(row -> row.contains("status: failed"))
        .singleElement()
        .asString()
        .contains("error: two executors died while training this trial", "n_features: 4190");
    assertThat(rows).filteredOn(row -> row.contains("status: completed")).hasSize(10);
  }

  @Test
  void fullDiskEndsTheRunAndWithRoomItGoesOn() throws IOException {
    Path out = Files.createDirectories(folder.resolve("full"));
    ChildProcess mount = mount("size=150k", out);
    assumeThat(mount.awaitExit()).as("mounting a small file system needs rights").isZero();
    try {
      ChildProcess run = cluster.submit(DeployMode.CLIENT, sweep.command(out));
      assertThat(run.awaitExit()).as(run.tail()).isEqualTo(73);
      assertThat(run.log())
          .containsPattern("\ntegum: Cannot write results to .*: No space left on device; finished")
          .doesNotContain("fault of ours");
      int kept = ClusterSweep.finished(out);
      assertThat(kept).isBetween(1, ClusterSweep.BUNDLES - 1);
      assertThat(sweep.undisturbed()).containsAll(ResultsText.trials(out));

      assertThat(mount("remount,size=20m", out).awaitExit()).isZero();
      ChildProcess again = cluster.submit(DeployMode.CLIENT, sweep.command(out));
      sweep.assertDone(again);
      sweep.assertUndisturbed(out);
    } finally {
      cluster.start("unmount", "umount", "-l", out.toString()).awaitExit();
    }
  }

  private static ChildProcess mount(String options, Path folder) throws IOException {
    return cluster.start("mount", "mount", "-t", "tmpfs", "-o", options, "tmpfs", folder + "");
  }

  private static void signal(String name, ProcessHandle process) throws IOException {
    assertThat(cluster.start("kill", "kill", "-" + name, process.pid() + "").awaitExit()).isZero();
  }
}
