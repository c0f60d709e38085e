package io.tegum.sweep.store;

import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.TrialsTable;
import io.tegum.sweep.store.StoreScan.Damage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Leaves whole files in the data folders, each trial in one of them, and nothing else. */
final class StoreRecovery {

  /**
   * Where files go that are no whole files of results: nothing that might be somebody's is lost.
   */
  static final String QUARANTINE = "quarantine";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final SweepStore store;
  private final Configuration configuration;
  private final String quarantine;

  StoreRecovery(SweepStore store, Configuration configuration) {
    this.store = store;
    this.configuration = configuration;
    quarantine = QUARANTINE + "/" + MOMENT.format(Instant.now());
  }

  StoreScan run(SweepGrids grids) throws IOException {
    StoreScan scan = StoreScan.of(store, configuration, grids);
    for (String orphan : scan.orphans()) {
      store.files().delete(CurvesTable.NAME + "/" + orphan);
    }
    List<Damage> damages = new ArrayList<>(scan.damages());
    for (Damage damage : scan.damages()) {
      setAside(damage.path());
    }
    List<StoredFile> files = withoutDoubles(scan.files(), grids, damages);
    return new StoreScan(files, damages, List.of());
  }

  /**
   * A straggler of a dead run on an object store may have put trials in place that the next run
   * trained as well, in other bundles: the same rows twice. The larger files are kept.
   */
  private List<StoredFile> withoutDoubles(
      List<StoredFile> files, SweepGrids grids, List<Damage> damages) throws IOException {
    Doubles doubles = Doubles.among(files, grids);
    List<StoredFile> bySize = new ArrayList<>(files.stream().filter(doubles::contains).toList());
    bySize.sort(
        Comparator.comparingLong((StoredFile file) -> file.counts().all())
            .reversed()
            .thenComparing(StoredFile::name));
    List<StoredFile> kept =
        new ArrayList<>(files.stream().filter(file -> !doubles.contains(file)).toList());
    Coverage covered = Coverage.NONE;
    Set<String> ids = new HashSet<>();
    for (StoredFile file : bySize) {
      Coverage coverage = doubles.coverage(file, grids);
      if (!covered.intersects(coverage) && file.ids().stream().noneMatch(ids::contains)) {
        kept.add(file);
        covered = Coverage.union(List.of(covered, coverage));
        ids.addAll(file.ids());
      } else if (covered.containsAll(coverage) && ids.containsAll(file.ids())) {
        store.files().delete(TrialsTable.NAME + "/" + file.name());
        store.files().delete(CurvesTable.NAME + "/" + file.name());
      } else {
        String path = TrialsTable.NAME + "/" + file.name();
        damages.add(new Damage(path, "some of its trials stand in other files too"));
        setAside(path);
      }
    }
    kept.sort(Comparator.comparing(StoredFile::name));
    return kept;
  }

  /** A trials file goes with its curves. */
  private void setAside(String path) throws IOException {
    store.files().move(path, quarantine + "/" + path);
    String trials = TrialsTable.NAME + "/";
    if (path.startsWith(trials)) {
      String curves = CurvesTable.NAME + "/" + path.substring(trials.length());
      store.files().move(curves, quarantine + "/" + curves);
    }
  }
}
