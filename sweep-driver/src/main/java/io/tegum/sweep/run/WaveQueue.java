package io.tegum.sweep.run;

import io.tegum.sweep.plan.Plan;
import io.tegum.sweep.plan.Wave;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Driver only. Trains a plan's waves in order, two Spark jobs at a time: Spark starts tasks of the
 * first job first, so the second one's fill the cores that the first one's last bundles leave idle.
 * Bundles of two waves are in memory at once.
 */
final class WaveQueue {

  private static final int JOBS = 2;

  private final BundleJob job;
  private final Pilot pilot;

  /** The waves of what {@code pilot} left. */
  WaveQueue(BundleJob job, Pilot pilot) {
    this.job = job;
    this.pilot = pilot;
  }

  /** Trains them to the end, or until the job is stopped. */
  void run(Function<Wave, String> description) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(JOBS);
    try {
      List<Future<Void>> waves = new ArrayList<>();
      for (Wave wave : pilot.plan().waves()) {
        waves.add(
            threads.submit(
                () -> {
                  train(wave, description.apply(wave));
                  return null;
                }));
      }
      for (Future<Void> wave : waves) {
        wave.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A wave failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while training");
    } finally {
      threads.shutdownNow();
    }
  }

  /** One that fails ends the others, which would fail too, if later. */
  private void train(Wave wave, String description) throws IOException {
    try {
      Plan plan = pilot.plan();
      job.run(plan.bundles(wave), pilot.done(), description, plan.costFactor());
    } catch (IOException | RuntimeException e) {
      job.stop("a wave failed");
      throw e;
    }
  }
}
