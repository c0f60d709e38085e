package io.tegum.sweep.run;

import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.kernel.training.Trainer;
import io.tegum.kernel.training.TrialResult;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.plan.Bundle;
import io.tegum.sweep.store.DoneTrials;
import io.tegum.sweep.store.StoreFiles;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

  private static final int NAME_BYTES = 16;

  private final String sweep;
  private final String codeVersion;
  private final String directory;
  private final String writer;
  private final Map<String, String> provenance;
  private final Broadcast<Grid> grid;
  private final Broadcast<DoneTrials> done;
  private final Broadcast<SerializableConfiguration> hadoop;

  BundleTrainer(
      String sweep,
      String codeVersion,
      String directory,
      String writer,
      Map<String, String> provenance,
      Broadcast<Grid> grid,
      Broadcast<DoneTrials> done,
      Broadcast<SerializableConfiguration> hadoop) {
    this.sweep = sweep;
    this.codeVersion = codeVersion;
    this.directory = directory;
    this.writer = writer;
    this.provenance = provenance;
    this.grid = grid;
    this.done = done;
    this.hadoop = hadoop;
  }

  @Override
  public Receipt apply(TaskContext context, Iterator<Bundle> bundles) {
    Bundle bundle = bundles.next(); // a partition a bundle
    List<TrialConfiguration> trials = new ArrayList<>();
    int skipped = 0;
    MessageDigest name = sha256();
    var candidates = grid.value().trials(bundle.first(), bundle.end());
    while (candidates.hasNext()) {
      TrialConfiguration trial = candidates.next();
      String id = trial.trialId();
      if (done.value().contains(id)) {
        skipped++;
      } else {
        trials.add(trial);
        name.update(id.getBytes(StandardCharsets.US_ASCII));
      }
    }
    List<TrialRow> rows = new ArrayList<>(trials.size());
    for (TrialConfiguration trial : trials) {
      context.killTaskIfInterrupted();
      rows.add(new TrialRow(sweep, codeVersion, Trainer.train(trial)));
    }
    if (!rows.isEmpty()) {
      write(HexFormat.of().formatHex(name.digest(), 0, NAME_BYTES), rows);
    }
    return receipt(rows, skipped);
  }

  private void write(String name, List<TrialRow> rows) {
    try {
      new SweepStore(StoreFiles.asWriter(directory, hadoop.value().value(), writer))
          .write(name, rows, provenance);
    } catch (IOException e) {
      throw new UncheckedIOException(
          StoreFiles.CANNOT_WRITE + directory + ": " + e.getMessage(), e);
    }
  }

  private static Receipt receipt(List<TrialRow> rows, int skipped) {
    int[] counts = new int[TrialResult.Status.values().length];
    String firstError = null;
    for (TrialRow row : rows) {
      TrialResult result = row.result();
      switch (result.status()) {
        case COMPLETED -> counts[0]++;
        case DIVERGED -> counts[1]++;
        case FAILED -> {
          counts[2]++;
          if (firstError == null) {
            firstError = result.configuration().trialId() + ": " + result.errorOrNull();
          }
        }
      }
    }
    return new Receipt(counts[0], counts[1], counts[2], skipped, firstError);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
