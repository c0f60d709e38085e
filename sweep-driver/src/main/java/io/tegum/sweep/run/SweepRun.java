package io.tegum.sweep.run;

import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.plan.Bundle;
import io.tegum.sweep.plan.Plan;
import io.tegum.sweep.plan.PlanOptions;
import io.tegum.sweep.plan.Wave;
import io.tegum.sweep.store.DoneTrials;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.store.RunLock;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.store.StoredSummary;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Driver only. One run of a sweep: check, plan, train what is missing, close. */
public final class SweepRun {

  private final Grid grid;
  private final byte[] specBytes;
  private final PrintWriter messages;

  /**
   * A run of the sweep {@code grid}.
   *
   * @param specBytes the spec's file as it is, kept beside the results
   * @param messages where progress goes
   */
  public SweepRun(Grid grid, byte[] specBytes, PrintWriter messages) {
    this.grid = grid;
    this.specBytes = specBytes.clone();
    this.messages = messages;
  }

  /**
   * Trains what {@code directory} lacks of the sweep.
   *
   * @param bundleSeconds core-seconds aimed at in a bundle; empty for the default
   * @return number of failed trials that the folder now holds
   * @throws OccupiedException when the folder holds another sweep
   * @throws IOException when it cannot be read or written
   */
  public long run(SparkSession spark, String directory, OptionalDouble bundleSeconds)
      throws IOException {
    SparkContext context = spark.sparkContext();
    Configuration configuration = context.hadoopConfiguration();
    SweepStore store = new SweepStore(new StoreFiles(directory, configuration));
    checkNotOccupied(store);
    RunLock lock = RunLock.take(store.files());
    try {
      Plan plan = Plan.of(grid, new PlanOptions(context.defaultParallelism(), bundleSeconds, 1));
      Provenance provenance = Provenance.of(grid.name(), specBytes, context.version());
      Instant started = Instant.now();
      store.begin(specBytes, provenance.json(plan.trials(), context, started, null));
      StoredSummary stored = StoredSummary.of(store, configuration); // nobody else adds to it now
      Progress progress = train(context, store, plan, stored.done(), provenance);
      store.end(provenance.json(plan.trials(), context, started, Instant.now()));
      return stored.counts().failed() + progress.failedTrials();
    } finally {
      lock.close();
    }
  }

  /**
   * Looks at a local folder before Spark starts, so that a fault is told at once, and a finished
   * sweep too; other file systems are left to {@link #run}, which has Spark's settings for them.
   *
   * @return number of failed trials there if the folder lacks nothing; empty when it does, or when
   *     that is not known
   * @throws OccupiedException when the folder holds another sweep
   * @throws IOException when it cannot be read or written
   */
  public OptionalLong failedIfComplete(String directory) throws IOException {
    Configuration configuration = new Configuration();
    StoreFiles files = new StoreFiles(directory, configuration);
    if (!files.isLocal()) {
      return OptionalLong.empty();
    }
    SweepStore store = new SweepStore(files);
    checkNotOccupied(store);
    files.checkWritable();
    StoredSummary stored = StoredSummary.of(store, configuration);
    boolean complete =
        stored.done().size() >= grid.trials()
            && stored.done().countMissing(grid.trials(0, grid.size())) == 0;
    return complete ? OptionalLong.of(stored.counts().failed()) : OptionalLong.empty();
  }

  private void checkNotOccupied(SweepStore store) throws IOException {
    byte[] there = store.spec().orElse(specBytes);
    if (!Arrays.equals(there, specBytes)) {
      throw new OccupiedException(
          store.files().location(),
          "its sweep.yaml differs from this spec, first in line %d; give another --out, or the same spec"
              .formatted(firstDifferentLine(there)));
    }
    int version =
        store
            .provenance()
            .map(Provenance::resultsVersion)
            .orElse(TrialConfiguration.RESULTS_VERSION);
    if (version != TrialConfiguration.RESULTS_VERSION) {
      throw new OccupiedException(
          store.files().location(),
          "it holds results of version %d, and this code computes version %d; give another --out"
              .formatted(version, TrialConfiguration.RESULTS_VERSION));
    }
  }

  private int firstDifferentLine(byte[] other) {
    List<String> one = new String(specBytes, StandardCharsets.UTF_8).lines().toList();
    List<String> two = new String(other, StandardCharsets.UTF_8).lines().toList();
    int line = 0;
    while (line < Math.min(one.size(), two.size()) && one.get(line).equals(two.get(line))) {
      line++;
    }
    return line + 1;
  }

  /** Trains the bundles; those that were finished when it fails stay in place. */
  private Progress train(
      SparkContext context, SweepStore store, Plan plan, DoneTrials done, Provenance provenance)
      throws IOException {
    JavaSparkContext spark = new JavaSparkContext(context);
    BundleTrainer trainer =
        new BundleTrainer(
            grid.name(),
            provenance.codeVersion(),
            store.files().location(),
            store.files().writer(),
            provenance.footer(),
            spark.broadcast(grid),
            spark.broadcast(done),
            spark.broadcast(new SerializableConfiguration(context.hadoopConfiguration())));
    Progress progress =
        new Progress(
            messages,
            terminal(),
            System::nanoTime,
            plan.trials(),
            plan.coreSeconds() * (1 - Math.min(1.0, (double) done.size() / plan.trials())));
    ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> ticks = ticker.scheduleAtFixedRate(progress::tick, 0, 1, TimeUnit.SECONDS);
    try {
      context.setJobDescription("Sweep " + grid.name());
      for (Wave wave : plan.waves()) {
        train(spark, trainer, plan.bundles(wave), progress);
      }
    } catch (Exception e) {
      // Scala's SparkException is a checked exception that no Java signature declares.
      throw storeFault(e).orElseThrow(() -> new IllegalStateException("The Spark job failed", e));
    } finally {
      ticks.cancel(false);
      ticker.shutdown();
    }
    progress.end();
    return progress;
  }

  private static void train(
      JavaSparkContext spark, BundleTrainer trainer, List<Bundle> bundles, Progress progress) {
    JavaRDD<Bundle> rdd = spark.parallelize(bundles, bundles.size());
    spark
        .sc()
        .runJob(
            rdd.rdd(),
            trainer,
            new AbstractFunction2<Object, Receipt, BoxedUnit>() {
              @Override
              public BoxedUnit apply(Object partition, Receipt receipt) {
                progress.add(receipt, bundles.get((Integer) partition).coreSeconds());
                return BoxedUnit.UNIT;
              }
            },
            ClassTag$.MODULE$.apply(Receipt.class));
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

  /** Java cannot tell whether stderr is a terminal; the launcher can, and says so. */
  private static Progress.Terminal terminal() {
    return Boolean.getBoolean("tegum.terminal") ? Progress.Terminal.YES : Progress.Terminal.NO;
  }
}
