package io.tegum.sweep.cluster;

import io.tegum.sweep.cluster.StandaloneCluster.DeployMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Twenty sweeps, each killed somewhere at a random moment and run again until it ends: {@code mvn
 * verify -Dit.test=SoakIT -Dtegum.soak=true}. Not a part of the ordinary build.
 */
@EnabledIfSystemProperty(named = "tegum.soak", matches = "true")
class SoakIT extends OnACluster {

  private static final int MOST_RUNS = 5;

  @RepeatedTest(20)
  void killedAnywhereTheTableIsTheSame(RepetitionInfo repetition) throws IOException {
    int number = repetition.getCurrentRepetition();
    Random random = new Random(number);
    Path out = folder.resolve("soak-" + number);
    StringBuilder story = new StringBuilder("point %d:".formatted(number));
    for (int round = 0; round < MOST_RUNS; round++) {
      cluster.fill();
      ChildProcess run = cluster.submit(DeployMode.CLIENT, sweep.command(out));
      if (round < 2) {
        int bundles = ClusterSweep.finished(out) + random.nextInt(ClusterSweep.BUNDLES / 2);
        run.awaitOrEnd(() -> ClusterSweep.finished(out) >= bundles);
        story.append(
            " %s after %d bundles,".formatted(kill(run, random), ClusterSweep.finished(out)));
      }
      if (run.awaitExit() == 0) {
        break;
      }
    }
    sweep.assertUndisturbed(out);
    System.out.println(story.append(" same table"));
  }

  private static String kill(ChildProcess driver, Random random) {
    List<ProcessHandle> executors = cluster.started("CoarseGrainedExecutorBackend");
    switch (random.nextInt(3)) {
      case 0 -> {
        if (!executors.isEmpty()) {
          executors.get(random.nextInt(executors.size())).destroyForcibly();
          return "executor";
        }
        return "nothing (no executor yet)";
      }
      case 1 -> {
        cluster.workers().get(random.nextInt(cluster.workers().size())).kill();
        return "worker";
      }
      default -> {
        driver.kill();
        return "driver";
      }
    }
  }
}
