package io.tegum.sweep.store;

import io.tegum.analysis.results.CurveRow;
import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.ResultsWriter;
import io.tegum.analysis.results.TrialRow;
import io.tegum.analysis.results.TrialsTable;
import io.tegum.kernel.training.CurvePoint;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.hadoop.ParquetWriter;

/**
 * A sweep's results folder: the spec as run, provenance, and the two tables. A trial is done
 * exactly when its row stands in the trials table: a bundle's curves are put in place before its
 * trials, and curves without their trials are swept away when a run starts.
 */
public final class SweepStore {

  private static final String SPEC = "sweep.yaml";
  private static final String PROVENANCE = "sweep.json";
  private static final String PARQUET = ".parquet";

  private final StoreFiles files;

  public SweepStore(StoreFiles files) {
    this.files = files;
  }

  /** The folder's files. */
  public StoreFiles files() {
    return files;
  }

  /** The spec as run, or empty when the folder holds no sweep. */
  public Optional<byte[]> spec() throws IOException {
    return files.read(SPEC);
  }

  /** Provenance, JSON; empty when the folder holds no sweep. */
  public Optional<byte[]> provenance() throws IOException {
    return files.read(PROVENANCE);
  }

  /**
   * Under a {@link RunLock}: makes the folder ready for a run, and sweeps away what an earlier one
   * left unfinished. From here on, what still runs of earlier ones adds nothing to the tables.
   */
  public void begin(byte[] spec, byte[] provenance) throws IOException {
    files.retireOtherWriters();
    if (spec().isEmpty()) {
      files.write(SPEC, spec);
    }
    files.write(PROVENANCE, provenance);
    Set<String> finished = new HashSet<>(files.list(TrialsTable.NAME, PARQUET));
    for (String name : files.list(CurvesTable.NAME, PARQUET)) {
      if (!finished.contains(name)) {
        files.delete(CurvesTable.NAME + "/" + name);
      }
    }
  }

  /** Closes a run: provenance as it turned out, and no staging folder. */
  public void end(byte[] provenance) throws IOException {
    files.write(PROVENANCE, provenance);
    files.close();
    files.delete(Staging.FOLDER); // with the lock's file
  }

  /**
   * Puts a bundle's rows in place.
   *
   * @param name derived from the trials' ids, so that a second attempt replaces the first
   * @param rows the trials, with their curves
   * @param provenance key-values for the files' footers
   */
  public void write(String name, List<TrialRow> rows, Map<String, String> provenance)
      throws IOException {
    files.write(CurvesTable.NAME + "/" + name + PARQUET, curves(rows, provenance));
    files.write(TrialsTable.NAME + "/" + name + PARQUET, trials(rows, provenance));
  }

  private static byte[] trials(List<TrialRow> rows, Map<String, String> provenance)
      throws IOException {
    MemoryOutputFile file = new MemoryOutputFile();
    try (ParquetWriter<TrialRow> writer = ResultsWriter.trials(file, provenance)) {
      for (TrialRow row : rows) {
        writer.write(row);
      }
    }
    return file.content();
  }

  private static byte[] curves(List<TrialRow> rows, Map<String, String> provenance)
      throws IOException {
    MemoryOutputFile file = new MemoryOutputFile();
    try (ParquetWriter<CurveRow> writer = ResultsWriter.curves(file, provenance)) {
      for (TrialRow row : rows) {
        String id = row.result().configuration().trialId();
        for (CurvePoint point : row.result().curve()) {
          writer.write(new CurveRow(id, point));
        }
      }
    }
    return file.content();
  }

  /** Names of the finished files of the trials table, sorted. */
  List<String> trialFiles() throws IOException {
    return files.list(TrialsTable.NAME, PARQUET);
  }
}
