package io.tegum.sweep.run;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.plan.Plan;
import io.tegum.sweep.plan.PlanOptions;
import io.tegum.sweep.plan.Totals;
import io.tegum.sweep.plan.Wave;
import io.tegum.sweep.run.Progress.Workload;
import io.tegum.sweep.run.RunOptions.Retry;
import io.tegum.sweep.spec.SweepSpec;
import io.tegum.sweep.store.Compactor;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.store.RunLock;
import io.tegum.sweep.store.Sound;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.store.StoreScan;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** Driver only. One run of a sweep: check, plan, train what is missing, close. */
public final class SweepRun {

  private final Grid grid;
  private final Totals totals;
  private final double trialSeconds;
  private final byte[] specBytes;
  private final RunOptions options;
  private final Admission admission;
  private final PrintWriter messages;
  private volatile BundleJob jobOrNull;
  private volatile String stopReasonOrNull;

  /**
   * A run of a sweep.
   *
   * @param specBytes the spec's file as it is, kept beside the results
   * @param messages where progress goes
   */
  public SweepRun(
      SweepSpec spec, Grid grid, byte[] specBytes, RunOptions options, PrintWriter messages) {
    this.grid = grid;
    this.totals = Totals.of(grid);
    this.trialSeconds = spec.trialSeconds();
    this.specBytes = specBytes.clone();
    this.options = options;
    this.admission = new Admission(grid, specBytes, options);
    this.messages = messages;
  }

  /** Predicted cost and size of the whole sweep. */
  public Totals totals() {
    return totals;
  }

  /**
   * Looks whether this sweep may be trained in {@code store}, and changes nothing.
   *
   * @throws OccupiedException when what stands there must not be mixed with
   */
  public void checkAdmission(SweepStore store) throws IOException {
    admission.check(store);
  }

  /**
   * What a run came to.
   *
   * @param failed failed trials that the folder now holds
   * @param stopReason why it ended before all trials were there, or empty
   */
  public record Outcome(long failed, Optional<String> stopReason) {}

  /**
   * Trains what {@code directory} lacks of the sweep.
   *
   * @throws OccupiedException when the folder holds another sweep, or another run is on there
   * @throws IOException when it cannot be read or written
   */
  public Outcome run(SparkSession spark, String directory) throws IOException {
    SparkContext context = spark.sparkContext();
    SweepStore store = new SweepStore(new StoreFiles(directory, context.hadoopConfiguration()));
    admission.check(store);
    try (RunLock lock = RunLock.take(store.files(), this::tell)) {
      admission.check(store); // again, now that nobody else can change it
      try {
        return run(context, store, lock);
      } catch (IOException | RuntimeException e) {
        store.giveUp(e);
        throw e;
      }
    }
  }

  private Outcome run(SparkContext context, SweepStore store, RunLock lock) throws IOException {
    Instant started = Instant.now();
    KnownGrids known = KnownGrids.of(grid, store);
    StoreScan scan = recovered(store, lock, context.hadoopConfiguration(), known);
    if (!Arrays.equals(store.spec().orElse(new byte[0]), specBytes)) {
      store.put(specBytes); // also when it is only worded in another way, or has other limits
    }
    Provenance provenance =
        Provenance.of(
            grid.name(), grid.family(), store.spec().orElse(specBytes), context.version());
    Optional<byte[]> before = store.provenance();
    store.putProvenance(provenance.json(before, grid.trials(), context, started, Optional.empty()));
    Outcome outcome = train(context, store, lock, Done.of(grid, known, scan), scan, provenance);
    Tally tally =
        outcome.stopReason().isPresent() // who stops a run does not wait for a count
            ? Tally.ofStopped(outcome.failed())
            : Tally.of(store, context.hadoopConfiguration(), grid);
    boolean isComplete = tally.missing() == 0;
    String how = outcome.stopReason().orElse(isComplete ? "complete" : tally.description());
    Provenance.End end = new Provenance.End(Instant.now(), how);
    store.putProvenance(provenance.json(before, grid.trials(), context, started, Optional.of(end)));
    tally.damages().forEach(damage -> messages.println("tegum: " + damage));
    if (!isComplete) {
      throw new IOException(tally.description() + "; run the same command again");
    }
    store.end();
    return new Outcome(tally.failed(), outcome.stopReason());
  }

  /** Ends the run from another thread; finished bundles stay, and {@link #run} returns soon. */
  public void stop(String reason) {
    stopReasonOrNull = reason;
    BundleJob job = jobOrNull;
    if (job != null) {
      job.stop(reason);
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
    Configuration configuration = HadoopSettings.ofThisProcess();
    StoreFiles files = new StoreFiles(directory, configuration);
    if (!files.isLocal()) {
      return OptionalLong.empty();
    }
    SweepStore store = new SweepStore(files);
    admission.check(store);
    files.checkWritable();
    KnownGrids known = KnownGrids.of(grid, store);
    Sound sound = Sound.of(store, configuration, known);
    StoreScan scan = sound.scan();
    long failed = scan.counts().failed();
    boolean nothingToDo =
        store.spec().isPresent()
            && admission.isSameSweep(store.spec().get())
            && sound.isWhole() // or a double could stand for a trial that is missing
            && !store.isCompactionInterrupted()
            && (failed == 0 || options.retryFailed() == Retry.NONE)
            && scan.counts().all() >= grid.trials()
            && Done.of(grid, known, scan).missing(grid, scan) == 0;
    return nothingToDo ? OptionalLong.of(failed) : OptionalLong.empty();
  }

  private void tell(String line) {
    messages.println(line);
    messages.flush();
  }

  private StoreScan recovered(
      SweepStore store, RunLock lock, Configuration configuration, KnownGrids known)
      throws IOException {
    lock.check();
    StoreScan scan = store.recover(configuration, known);
    scan.damages().forEach(damage -> messages.println("tegum: set aside " + damage));
    if (options.retryFailed() == Retry.FAILED && scan.counts().failed() > 0) {
      long dropped = new Compactor(store, lock, configuration).dropFailed(scan);
      messages.println(
          "tegum: " + Amounts.count(dropped, "failed trial") + " will be trained again");
      return StoreScan.of(store, configuration, known);
    }
    return scan;
  }

  private Outcome train(
      SparkContext context,
      SweepStore store,
      RunLock lock,
      Done done,
      StoreScan scan,
      Provenance provenance)
      throws IOException {
    int cores = Cores.await(context);
    Plan plan = Plan.of(grid, totals, new PlanOptions(cores, options.bundleSeconds()));
    long missing = done.missing(grid, scan);
    double coreSeconds = totals.coreSeconds() * missing / grid.trials();
    Workload workload =
        new Workload(grid.trials(), missing, coreSeconds, context::defaultParallelism);
    Progress progress = new Progress(messages, terminalWidth(), System::nanoTime, workload);
    EventLog events = new EventLog(store.files(), Clock.systemUTC());
    BundleJob job =
        new BundleJob(
            context, settings(store, provenance), grid, progress, events, options.maxFailures());
    jobOrNull = job;
    if (stopReasonOrNull != null) { // told to stop before there was a job
      job.stop(stopReasonOrNull);
    }
    events.add("started", event -> event.put("sweep", grid.name()).put("missing", missing));
    try (RunMonitor monitor = new RunMonitor(progress, events, lock, job)) {
      Pilot pilot = Pilot.run(plan, grid.name(), job, progress, done);
      new WaveQueue(job, pilot).run(wave -> description(pilot.plan(), wave));
      monitor.last(job.stopReason().isPresent() ? "stopped" : "finished");
    }
    progress.end();
    return new Outcome(scan.counts().failed() + progress.failedTrials(), job.stopReason());
  }

  /** For instance "Sweep demos: 70 trials of demos, pentagon; wave 1 of 2". */
  private String description(Plan plan, Wave wave) {
    List<String> regions = grid.regionNames(wave.first(), wave.end());
    return "Sweep %s: %s%s%s"
        .formatted(
            grid.name(),
            Amounts.count(wave.trials(), "trial"),
            regions.equals(List.of(grid.name())) ? "" : " of " + String.join(", ", regions),
            plan.waves().size() > 1
                ? "; wave %d of %d".formatted(plan.waves().indexOf(wave) + 1, plan.waves().size())
                : "");
  }

  private BundleSettings settings(SweepStore store, Provenance provenance) {
    return new BundleSettings(
        grid.name(),
        grid.identity(),
        provenance.codeVersion(),
        store.files().location(),
        store.files().writer(),
        trialSeconds,
        options.maxFailures().isPresent() ? options.maxFailures().getAsLong() + 1 : Long.MAX_VALUE,
        provenance.footer());
  }

  /** Java cannot tell whether stderr is a terminal, and how wide; the launcher can, and says so. */
  private static int terminalWidth() {
    return Integer.getInteger("tegum.terminal", 0);
  }
}
