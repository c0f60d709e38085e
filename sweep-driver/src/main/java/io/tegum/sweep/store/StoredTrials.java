package io.tegum.sweep.store;

import io.tegum.analysis.results.ResultsWriter;
import io.tegum.analysis.results.TrialRow;
import io.tegum.analysis.results.TrialsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;

/** Rows of a store's trials table straight from Parquet: no Spark needed. */
public final class StoredTrials {
  private StoredTrials() {}

  /**
   * The stored row of a trial, for comparison; empty when no file that may hold it does.
   *
   * @param mayHold which files to look into
   */
  public static Optional<StoredRow> find(
      SweepStore store,
      Configuration configuration,
      StoreScan scan,
      Predicate<StoredFile> mayHold,
      String trialId)
      throws IOException {
    for (StoredFile file : scan.files()) {
      if (mayHold.test(file)) {
        Optional<StoredRow> found =
            first(
                store,
                configuration,
                TrialsTable.NAME + "/" + file.name(),
                row -> row.getString(FileInspection.ID, 0).equals(trialId));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<StoredRow> first(
      SweepStore store, Configuration configuration, String path, Predicate<Group> wanted)
      throws IOException {
    try {
      return TrialFileReader.first(
              HadoopInputFile.fromPath(store.files().path(path), configuration), null, wanted)
          .map(StoredRow::new);
    } catch (IOException | RuntimeException e) {
      FileInspection.checkIsTheFilesFault(e);
      throw new DamagedFileException(path, e);
    }
  }

  /** {@code row} as the store would hold it. */
  public static StoredRow asStored(TrialRow row) throws IOException {
    Path folder = Files.createTempDirectory("tegum");
    Path file = folder.resolve("row.parquet");
    try {
      try (ParquetWriter<TrialRow> writer =
          ResultsWriter.trials(
              new LocalOutputFile(file), row.result().trial().family(), Map.of())) {
        writer.write(row);
      }
      return new StoredRow(
          TrialFileReader.first(new LocalInputFile(file), null, any -> true).orElseThrow());
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
