package io.tegum.sweep.store;

import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.TrialsTable;
import io.tegum.sweep.store.StoreScan.Damage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    Optional<Damage> compaction = finishedCompaction();
    Sound sound = Sound.of(store, configuration, grids);
    StoreScan scan = sound.scan();
    for (String orphan : scan.orphans()) {
      store.files().delete(CurvesTable.NAME + "/" + orphan);
    }
    for (StoredFile file : sound.doubles()) { // perhaps the other one turns out to be damaged
      setAside(TrialsTable.NAME + "/" + file.name());
    }
    for (Damage damage : scan.damages()) {
      setAside(damage.path());
    }
    List<Damage> damages = new ArrayList<>(scan.damages());
    compaction.ifPresent(damages::add);
    return new StoreScan(scan.files(), damages, List.of());
  }

  /**
   * One that cannot be followed is set aside whole: its rows are lost to nobody, or trained anew.
   */
  private Optional<Damage> finishedCompaction() throws IOException {
    try {
      store.compaction().finish(configuration);
      return Optional.empty();
    } catch (CorruptException e) {
      store.files().move(Compaction.FOLDER, quarantine + "/" + Compaction.FOLDER);
      return Optional.of(new Damage(Compaction.FOLDER, e.getMessage()));
    }
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
