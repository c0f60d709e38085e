package io.tegum.sweep.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share a cluster, a class at a time; each finds all workers at work. */
abstract class OnACluster {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  static StandaloneCluster cluster;
  static ClusterSweep sweep;

  @BeforeAll
  static void startAndTrainLocally() throws IOException {
    cluster = new StandaloneCluster(folder.resolve("cluster"));
    cluster.start();
    sweep = new ClusterSweep(cluster, folder);
  }

  @BeforeEach
  void replaceKilledWorkers() throws IOException {
    cluster.fill();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }
}
