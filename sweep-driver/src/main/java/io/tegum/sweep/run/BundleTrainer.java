package io.tegum.sweep.run;

import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.training.StopCheck;
import io.tegum.sweep.grid.Fingerprint;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.plan.Bundle;
import io.tegum.sweep.store.Coverage;
import io.tegum.sweep.store.IndexRuns;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * Runs on executors: trains the trials of a bundle that the store lacks, and puts their rows in
 * place itself. A trial's own error becomes a row; only the infrastructure's errors leave here, for
 * Spark to retry.
 */
final class BundleTrainer extends AbstractFunction2<TaskContext, Iterator<Bundle>, Receipt>
    implements Serializable {

  private final BundleSettings settings;
  private final Broadcast<Grid> grid;
  private final Broadcast<Done> done;
  private final Broadcast<SerializableConfiguration> hadoop;

  BundleTrainer(
      BundleSettings settings,
      Broadcast<Grid> grid,
      Broadcast<Done> done,
      Broadcast<SerializableConfiguration> hadoop) {
    this.settings = settings;
    this.grid = grid;
    this.done = done;
    this.hadoop = hadoop;
  }

  @Override
  public Receipt apply(TaskContext context, Iterator<Bundle> bundles) {
    Bundle bundle = bundles.next(); // a partition a bundle
    try {
      return train(bundle, context);
    } catch (IOException e) {
      throw new UncheckedIOException(
          StoreFiles.CANNOT_WRITE + settings.directory() + ": " + e.getMessage(), e);
    }
  }

  private Receipt train(Bundle bundle, TaskContext context) throws IOException {
    StoreFiles files =
        StoreFiles.asWriter(settings.directory(), hadoop.value().value(), settings.writer());
    DeathNotes notes = new DeathNotes(files, bundle.first(), context.attemptNumber());
    Companions neighbours = new Companions(limits(context), notes.areTaken(), settings.mayFail());
    IndexRuns.Builder indices = new IndexRuns.Builder();
    Fingerprint name = new Fingerprint();
    int skipped = 0;
    for (long index = bundle.first(); index < bundle.end(); index++) {
      Optional<Trial> trial = grid.value().configuration(index);
      if (trial.isEmpty()) {
        continue;
      }
      if (done.value().contains(index, trial.get())) {
        indices.gap();
        skipped++;
        continue;
      }
      // Also what is not trained because too many failed: another attempt may get further, and
      // must write the same file.
      name.add(trial.get().trialId());
      if (!neighbours.takes(trial.get())) {
        continue;
      }
      indices.add(index);
      notes.begin(index);
      if (notes.isCulprit(index)) {
        neighbours.add(givenUp(trial.get()));
      } else {
        neighbours.add(trial.get());
      }
      context.killTaskIfInterrupted(); // then it did not end by itself
    }
    neighbours.trainWaiting();
    context.killTaskIfInterrupted();
    notes.end();
    List<TrialResult> results = neighbours.results();
    if (!results.isEmpty()) {
      write(new SweepStore(files), name.shortHex(), results, indices.runs());
    }
    return Receipt.of(results, skipped, neighbours.seconds());
  }

  private void write(SweepStore store, String name, List<TrialResult> results, IndexRuns indices)
      throws IOException {
    List<TrialRow> rows = new ArrayList<>(results.size());
    for (TrialResult result : results) {
      rows.add(new TrialRow(settings.sweep(), settings.codeVersion(), result));
    }
    Coverage coverage = Coverage.of(settings.grid(), indices);
    store.write(name, rows, coverage, Provenance.footer(settings.provenance()));
  }

  private static TrialResult givenUp(Trial trial) {
    String why = "two executors died while training this trial";
    return TrialResult.failed(trial, why, 0, List.of(), 0);
  }

  private StopCheck limits(TaskContext context) {
    return seconds -> {
      if (context.isInterrupted()) {
        return "stopped";
      }
      return seconds > settings.trialSeconds()
          ? "its time was over: limits.trial_seconds is " + settings.trialSeconds()
          : null;
    };
  }
}
