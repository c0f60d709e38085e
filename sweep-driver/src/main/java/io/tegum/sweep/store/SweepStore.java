package io.tegum.sweep.store;

import io.tegum.analysis.results.CurveRow;
import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.ResultsWriter;
import io.tegum.analysis.results.TrialRow;
import io.tegum.analysis.results.TrialsTable;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.sweep.grid.Fingerprint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;

/**
 * A sweep's results folder: the spec as run, provenance, and the two tables. A trial is done
 * exactly when its row stands in the trials table: a bundle's curves are put in place before its
 * trials, and curves without their trials are swept away when a run starts.
 */
public final class SweepStore {

  static final String PARQUET = ".parquet";
  static final String SPEC = "sweep.yaml";
  static final String EARLIER_SPECS = "specs";
  static final String PROVENANCE = "sweep.json";

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

  /** The specs that this one took the place of when the sweep was extended. */
  public List<byte[]> earlierSpecs() throws IOException {
    return List.copyOf(earlierSpecsByName().values());
  }

  /** The same by the files' names, which are the SHA-256 of their content and .yaml. */
  public Map<String, byte[]> earlierSpecsByName() throws IOException {
    Map<String, byte[]> specs = new TreeMap<>();
    for (StoreFiles.Entry entry : files.entries(EARLIER_SPECS)) {
      files
          .read(EARLIER_SPECS + "/" + entry.name())
          .ifPresent(spec -> specs.put(entry.name(), spec));
    }
    return specs;
  }

  /** Provenance, JSON; empty when the folder holds no sweep. */
  public Optional<byte[]> provenance() throws IOException {
    return files.read(PROVENANCE);
  }

  Compaction compaction() {
    return new Compaction(files);
  }

  /** Whether a compaction was interrupted: rows may be missing until the next run or compaction. */
  public boolean isCompactionInterrupted() throws IOException {
    return compaction().isInterrupted();
  }

  /**
   * Under a {@link RunLock}: makes the folder ready for a writer. From here on, what still runs of
   * earlier ones adds nothing to the tables. Finishes what they left half done, sweeps away what
   * they left unfinished, and moves what is no whole file of results into {@code quarantine/}.
   *
   * @param grids as for {@link StoreScan#of}
   * @return what stands there now; its damages are those that were set aside
   */
  public StoreScan recover(Configuration configuration, SweepGrids grids) throws IOException {
    files.retireOtherWriters();
    return new StoreRecovery(this, configuration).run(grids);
  }

  /**
   * Ends the writer of what failed: nothing of it in progress is left, as far as that is possible.
   */
  public void giveUp(Exception why) {
    try {
      end();
    } catch (IOException alsoFailed) {
      why.addSuppressed(alsoFailed);
    }
  }

  /** Ends the writer, with everyone who writes as it; nothing of theirs in progress is left. */
  public void end() throws IOException {
    files.close();
  }

  /** Under a {@link RunLock}: the spec is {@code spec} from now on; the one before it is kept. */
  public void put(byte[] spec) throws IOException {
    Optional<byte[]> before = spec();
    if (before.isPresent()) {
      String name = Fingerprint.of(before.get()) + ".yaml";
      files.write(EARLIER_SPECS + "/" + name, before.get());
    }
    files.write(SPEC, spec);
  }

  /** Under a {@link RunLock}: says what made and makes the results. */
  public void putProvenance(byte[] provenance) throws IOException {
    files.write(PROVENANCE, provenance);
  }

  /**
   * Puts a bundle's rows in place.
   *
   * @param name derived from the trials' ids, so that a second attempt replaces the first
   * @param rows the trials, with their curves
   * @param coverage which trials they are
   * @param provenance key-values for the files' footers
   */
  public void write(
      String name, List<TrialRow> rows, Coverage coverage, Map<String, String> provenance)
      throws IOException {
    TrialCounts counts = TrialCounts.of(rows.stream().map(TrialRow::result).toList());
    files.write(CurvesTable.NAME + "/" + name + PARQUET, curves(rows, provenance));
    files.write(
        TrialsTable.NAME + "/" + name + PARQUET,
        trials(rows, new TrialsFooter(coverage, counts).with(provenance)));
  }

  /** Trials of a sweep are of one family; of no trials it does not matter which. */
  private static Family family(List<TrialRow> rows) {
    return rows.isEmpty()
        ? Families.named(Families.DEFAULT)
        : rows.get(0).result().trial().family();
  }

  private static byte[] trials(List<TrialRow> rows, Map<String, String> footer) throws IOException {
    MemoryOutputFile file = new MemoryOutputFile();
    try (ParquetWriter<TrialRow> writer =
        ResultsWriter.trials(file, family(rows), Seal.announcedIn(footer))) {
      for (TrialRow row : rows) {
        writer.write(row);
      }
    }
    return file.sealed();
  }

  private static byte[] curves(List<TrialRow> rows, Map<String, String> provenance)
      throws IOException {
    MemoryOutputFile file = new MemoryOutputFile();
    try (ParquetWriter<CurveRow> writer =
        ResultsWriter.curves(file, family(rows), Seal.announcedIn(provenance))) {
      for (TrialRow row : rows) {
        String id = row.result().trial().trialId();
        for (CurvePoint point : row.result().curve()) {
          writer.write(new CurveRow(id, point));
        }
      }
    }
    return file.sealed();
  }
}
