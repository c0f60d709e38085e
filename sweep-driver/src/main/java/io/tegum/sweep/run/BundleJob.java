package io.tegum.sweep.run;

import io.tegum.sweep.plan.Bundle;
import io.tegum.sweep.store.StoreFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Driver only. One Spark job of bundles, which can be stopped. */
final class BundleJob {

  private final SparkContext context;
  private final BundleTrainer trainer;
  private final Progress progress;
  private final Events events;
  private final OptionalLong maxFailures;
  private final String group;
  private volatile String stopReason;

  /**
   * Jobs of one run.
   *
   * @param group names them among other jobs
   * @param maxFailures stop once more trials than this have failed
   */
  BundleJob(
      SparkContext context,
      BundleTrainer trainer,
      Progress progress,
      Events events,
      String group,
      OptionalLong maxFailures) {
    this.context = context;
    this.trainer = trainer;
    this.progress = progress;
    this.events = events;
    this.group = group;
    this.maxFailures = maxFailures;
  }

  /**
   * Trains {@code bundles}; those that were finished when it fails or is stopped stay in place.
   *
   * @param description what Spark's page shows
   */
  void run(List<Bundle> bundles, String description) throws IOException {
    if (bundles.isEmpty() || stopReason != null) {
      return;
    }
    context.setJobGroup(group, description, false);
    try {
      JavaRDD<Bundle> rdd = new JavaSparkContext(context).parallelize(bundles, bundles.size());
      context.runJob(
          rdd.rdd(),
          trainer,
          new AbstractFunction2<Object, Receipt, BoxedUnit>() {
            @Override
            public BoxedUnit apply(Object partition, Receipt receipt) {
              add(receipt, bundles.get((Integer) partition));
              return BoxedUnit.UNIT;
            }
          },
          ClassTag$.MODULE$.apply(Receipt.class));
    } catch (Exception e) {
      // Scala's SparkException is a checked exception that no Java signature declares.
      if (stopReason == null) {
        throw storeFault(e).orElseThrow(() -> new IllegalStateException("The Spark job failed", e));
      }
    } finally {
      context.clearJobGroup();
    }
  }

  /** Ends the job that is on, and lets none begin; bundles in progress are given up. */
  void stop(String reason) {
    if (stopReason == null) {
      stopReason = reason;
      context.cancelJobGroup(group);
    }
  }

  /** Why it was stopped, or empty. */
  Optional<String> stopReason() {
    return Optional.ofNullable(stopReason);
  }

  private void add(Receipt receipt, Bundle bundle) {
    progress.add(receipt, bundle.coreSeconds());
    long failed = receipt.trained().failed();
    if (failed > 0) {
      events.add(
          "failed", event -> event.put("trials", failed).put("first", receipt.firstErrorOrNull()));
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
