package io.tegum.sweep.store;

import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.TrialsTable;
import io.tegum.sweep.store.StoreScan.Damage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** Reads single files of a store for {@link Verification}. */
record FileVerification(SweepStore store, Configuration configuration, SweepGrids grids) {

  /**
   * What a file turned out to be.
   *
   * @param read of it, if it is not damaged
   * @param faults what is wrong with it
   */
  record Found(CheckedFile read, List<Damage> faults) {}

  private static Found fault(String path, String reason) {
    return new Found(CheckedFile.NONE, List.of(new Damage(path, reason)));
  }

  Found pages(String path) throws IOException {
    try {
      return new Found(CheckedFile.read(input(path)), List.of());
    } catch (IOException | RuntimeException e) {
      if (!store.files().holds(path)) { // a run or a compaction tidied up
        return new Found(CheckedFile.NONE, List.of());
      }
      return fault(path, FileInspection.firstLine(e));
    }
  }

  /** Whether a file's rows are those of the trials that its footer names, each once. */
  Found trials(StoredFile file) throws IOException {
    String path = TrialsTable.NAME + "/" + file.name();
    String curves = CurvesTable.NAME + "/" + file.name();
    Set<String> ids = new HashSet<>();
    Set<String> ofCurves = new HashSet<>();
    int[] twice = {0};
    try {
      TrialFileReader.forEachId(input(path), id -> twice[0] += ids.add(id) ? 0 : 1);
      TrialFileReader.forEachId(input(curves), ofCurves::add);
    } catch (IOException | RuntimeException damaged) {
      return new Found(CheckedFile.NONE, List.of()); // which is told of its pages
    }
    if (twice[0] > 0) {
      return fault(path, "%,d of its rows are there twice".formatted(twice[0]));
    }
    boolean named = file.coverage().flatMap(grids::ids).map(told -> told.equals(ids)).orElse(true);
    if (!named) {
      return fault(path, "its rows are of other trials than its footer says");
    }
    ofCurves.removeAll(ids);
    return ofCurves.isEmpty()
        ? new Found(CheckedFile.NONE, List.of())
        : fault(curves, "%,d trials of its rows are not in %s".formatted(ofCurves.size(), path));
  }

  private InputFile input(String path) throws IOException {
    return HadoopInputFile.fromPath(store.files().path(path), configuration);
  }
}
