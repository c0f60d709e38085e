package io.tegum.sweep.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.apache.spark.SparkContext;

/** Driver only. How many cores train: on a cluster, executors come one after the other. */
final class Cores {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofSeconds(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Cores() {}

  /** Their number, once there are executors and it has not changed for a while. */
  static int await(SparkContext context) throws IOException {
    int cores = context.defaultParallelism();
    if (context.isLocal()) {
      return cores;
    }
    long begin = System.nanoTime();
    long changed = begin;
    while (System.nanoTime() - begin < LONGEST.toNanos()) {
      boolean any = context.statusTracker().getExecutorInfos().length > 1; // the driver is one
      if (any && System.nanoTime() - changed >= STEADY.toNanos()) {
        break;
      }
      pause();
      int now = context.defaultParallelism();
      if (now != cores || !any) {
        cores = now;
        changed = System.nanoTime();
      }
    }
    return cores;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_EVERY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for executors");
    }
  }
}
