package io.tegum.sweep.run;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.plan.Bundle;
import io.tegum.sweep.store.StoreFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Driver only. One Spark job of bundles, which can be stopped. */
final class BundleJob {

  /** Of more than these, only the number is told. */
  private static final long MOST_FAILURES_TOLD = 1000;

  private final SparkContext context;
  private final JavaSparkContext spark;
  private final BundleSettings settings;
  private final Broadcast<Grid> grid;
  private final Broadcast<SerializableConfiguration> hadoop;
  private final Progress progress;
  private final EventLog events;
  private final OptionalLong maxFailures;
  private final String group;
  private volatile String stopReason;

  /**
   * Jobs of one run.
   *
   * @param maxFailures stop once more trials than this have failed
   */
  BundleJob(
      SparkContext context,
      BundleSettings settings,
      Grid grid,
      Progress progress,
      EventLog events,
      OptionalLong maxFailures) {
    this.context = context;
    this.spark = new JavaSparkContext(context);
    this.settings = settings;
    this.grid = spark.broadcast(grid);
    this.hadoop = spark.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    this.progress = progress;
    this.events = events;
    this.group = settings.writer();
    this.maxFailures = maxFailures;
  }

  /**
   * Trains what {@code all} have that is not done; those that were finished when it fails or is
   * stopped stay in place.
   *
   * @param description what Spark's page shows
   * @param costFactor by which the bundles' costs exceed the cost model's
   */
  void run(List<Bundle> all, Done done, String description, double costFactor) throws IOException {
    List<Bundle> bundles =
        all.stream().filter(bundle -> !done.containsSurely(bundle.first(), bundle.end())).toList();
    if (bundles.isEmpty() || stopReason != null) {
      return;
    }
    Broadcast<Done> known = spark.broadcast(done);
    BundleTrainer trainer = new BundleTrainer(settings, grid, known, hadoop);
    context.setJobGroup(group, description, false);
    try {
      JavaRDD<Bundle> rdd = spark.parallelize(bundles, bundles.size());
      context.runJob(
          rdd.rdd(),
          trainer,
          new AbstractFunction2<Object, Receipt, BoxedUnit>() {
            @Override
            public BoxedUnit apply(Object partition, Receipt receipt) {
              Bundle bundle = bundles.get((Integer) partition);
              add(receipt, bundle.coreSeconds() / costFactor);
              return BoxedUnit.UNIT;
            }
          },
          ClassTag$.MODULE$.apply(Receipt.class));
    } catch (Exception e) {
      // Scala's SparkException is a checked exception that no Java signature declares.
      if (stopReason == null) {
        throw storeFault(e).orElseThrow(() -> new ClusterException(e));
      }
    } finally {
      context.clearJobGroup();
      known.unpersist();
    }
  }

  /** Ends the job that is on, and lets none begin; bundles in progress are given up. */
  synchronized void stop(String reason) {
    if (stopReason == null) {
      stopReason = reason;
      context.cancelJobGroupAndFutureJobs(group);
    }
  }

  /** Why it was stopped, or empty. */
  Optional<String> stopReason() {
    return Optional.ofNullable(stopReason);
  }

  private void add(Receipt receipt, double predictedSeconds) {
    progress.add(receipt, predictedSeconds);
    long failed = receipt.trained().failed();
    if (failed > 0) {
      if (progress.failedTrials() <= MOST_FAILURES_TOLD) {
        events.add(
            "failed",
            event -> event.put("trials", failed).put("first", receipt.firstErrorOrNull()));
      }
      if (maxFailures.isPresent() && progress.failedTrials() > maxFailures.getAsLong()) {
        stop(
            "%d trials failed, and at most %d may"
                .formatted(progress.failedTrials(), maxFailures.getAsLong()));
      }
    }
  }

  /** A task's failure to write, which Spark tells only as the text of a stack trace. */
  private static Optional<IOException> storeFault(Exception e) {
    return String.valueOf(e.getMessage())
        .lines()
        .filter(line -> line.contains(StoreFiles.CANNOT_WRITE))
        .findFirst()
        .map(line -> line.substring(line.indexOf(StoreFiles.CANNOT_WRITE)))
        .map(line -> new IOException(line + "; finished bundles are kept, run again to go on", e));
  }
}
