package io.tegum.sweep.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.cluster.StandaloneCluster.DeployMode;
import io.tegum.sweep.store.ResultsText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The packaged application on a real cluster: a master, two workers, drivers and executors, each a
 * JVM of its own. Whatever is killed, the table in the end is that of a local run, to the bit.
 */
class StandaloneClusterIT extends OnACluster {

  private static final Pattern LAST_WORD =
      Pattern.compile("(\\d+) models? trained in .*; (\\d+) models? (?:was|were) there already");

  @ParameterizedTest
  @CsvSource({"CLIENT", "CLUSTER"})
  void tableOfAClusterIsTheTableOfALocalRun(DeployMode mode) throws IOException {
    Path out = folder.resolve("undisturbed-" + mode);
    ChildProcess run = cluster.submit(mode, sweep.command(out));
    sweep.awaitBundles(run, out, 1);
    sweep.assertNothingListensBeyondLoopback();
    sweep.assertDone(run);
    sweep.assertUndisturbed(out);
  }

  /** Executors of scalar code, and a driver elsewhere, leave no trace in a model's tables. */
  @Test
  void checkpointsTablesOnAClusterAreThoseOfALocalRun() throws IOException {
    InspectedModel model = cluster.inspectLocally(folder);
    Path out = folder.resolve("inspected-on-a-cluster");
    ChildProcess run =
        cluster.submit(
            DeployMode.CLUSTER,
            InspectedModel.command(model.checkpoint().toString(), out.toString()));
    sweep.assertDone(run);
    model.assertSame(out);
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
    ChildProcess run = cluster.submit(DeployMode.CLIENT, sweep.command(out));
    sweep.awaitBundles(run, out, 1);
    kill.run();
    assertThat(ClusterSweep.finished(out)).isLessThan(ClusterSweep.BUNDLES);
    sweep.assertDone(run);
    assertThat(run.log()).contains("Lost executor");
    sweep.assertUndisturbed(out);

    ChildProcess again = cluster.submit(DeployMode.CLIENT, sweep.command(out));
    sweep.assertDone(again);
    assertThat(again.log()).contains("all of them are there already");
    sweep.assertUndisturbed(out);
  }

  @ParameterizedTest
  @CsvSource({"0, CLIENT", "1, CLUSTER", "10, CLIENT"})
  void sweepGoesOnWhereItsKilledDriverLeftIt(int bundles, DeployMode mode) throws IOException {
    Path out = folder.resolve("driver-" + bundles);
    ChildProcess run = cluster.submit(mode, sweep.command(out));
    sweep.awaitBundles(run, out, bundles);
    if (mode == DeployMode.CLIENT) {
      run.kill();
    } else {
      cluster.started("DriverWrapper").get(0).destroyForcibly();
      assertThat(run.awaitExit()).isZero(); // Spark's own code: its log alone tells the outcome
      assertThat(run.log()).contains("is FAILED");
    }
    int kept = ClusterSweep.finished(out);
    assertThat(kept).isBetween(bundles, ClusterSweep.BUNDLES - 1);
    if (kept > 0) {
      assertThat(sweep.undisturbed()).containsAll(ResultsText.trials(out));
    }

    ChildProcess again =
        cluster.submit(mode, sweep.command(out)); // while executors may still be dying
    sweep.assertDone(again);
    sweep.assertUndisturbed(out);
    if (mode == DeployMode.CLIENT && kept > 0) {
      Matcher said = LAST_WORD.matcher(again.log());
      assertThat(said.find()).as(again.tail()).isTrue();
      assertThat(Integer.parseInt(said.group(1)) + Integer.parseInt(said.group(2)))
          .isEqualTo(ClusterSweep.TRIALS);
    }
  }
}
