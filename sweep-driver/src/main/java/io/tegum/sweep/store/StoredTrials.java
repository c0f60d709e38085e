package io.tegum.sweep.store;

import io.tegum.analysis.results.ResultsWriter;
import io.tegum.analysis.results.TrialRow;
import io.tegum.analysis.results.TrialsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Reads a store's trials table straight from Parquet: no Spark needed. */
public final class StoredTrials {

  private static final String ID = "trial_id";

  private static final MessageType COLUMNS =
      Types.buildMessage()
          .addFields(text(ID), text("status"))
          .optional(PrimitiveTypeName.DOUBLE)
          .named("train_seconds")
          .named(TrialsTable.NAME);

  private StoredTrials() {}

  /**
   * One trial of the store.
   *
   * @param id its trial id
   * @param status completed, diverged or failed
   * @param trainSeconds wall time of training
   */
  public record StoredTrial(String id, String status, double trainSeconds) {}

  /**
   * Hands every stored trial to {@code each}.
   *
   * @throws UnreadableResultsException naming every file that is no Parquet file of trials
   */
  public static void read(SweepStore store, Configuration configuration, Consumer<StoredTrial> each)
      throws IOException {
    search(
        store,
        configuration,
        COLUMNS,
        row -> {
          each.accept(
              new StoredTrial(
                  row.getString(ID, 0), row.getString("status", 0), row.getDouble(2, 0)));
          return false;
        });
  }

  /** The stored row of a trial, for comparison; empty when the store lacks it. */
  public static Optional<StoredRow> find(
      SweepStore store, Configuration configuration, String trialId) throws IOException {
    return search(store, configuration, null, row -> row.getString(ID, 0).equals(trialId))
        .map(StoredRow::new);
  }

  /** {@code row} as the store would hold it. */
  public static StoredRow asStored(TrialRow row) throws IOException {
    Path folder = Files.createTempDirectory("tegum");
    Path file = folder.resolve("row.parquet");
    try {
      try (ParquetWriter<TrialRow> writer =
          ResultsWriter.trials(new LocalOutputFile(file), Map.of())) {
        writer.write(row);
      }
      return new StoredRow(
          TrialFileReader.first(new LocalInputFile(file), null, any -> true).orElseThrow());
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static Optional<Group> search(
      SweepStore store,
      Configuration configuration,
      MessageType columnsOrNull,
      Predicate<Group> wanted)
      throws IOException {
    List<String> unreadable = new ArrayList<>();
    for (String name : store.trialFiles()) {
      org.apache.hadoop.fs.Path path = store.files().path(TrialsTable.NAME + "/" + name);
      try {
        Optional<Group> found =
            TrialFileReader.first(
                HadoopInputFile.fromPath(path, configuration), columnsOrNull, wanted);
        if (found.isPresent()) {
          return found;
        }
      } catch (IOException | RuntimeException e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
        unreadable.add(path + ": " + reason);
      }
    }
    if (!unreadable.isEmpty()) {
      throw new UnreadableResultsException(unreadable);
    }
    return Optional.empty();
  }

  private static Type text(String name) {
    return Types.optional(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }
}
