package io.tegum.sweep.store;

import io.tegum.analysis.results.TrialsTable;
import io.tegum.sweep.store.StoreScan.Damage;
import io.tegum.sweep.store.StoreScan.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What of a store is sound: whole files of this sweep, and each trial in one of them.
 *
 * @param scan the sound files; its damages are all others whose rows would not count once each, but
 *     for the doubles
 * @param doubles files all of whose trials are in sound ones too
 */
public record Sound(StoreScan scan, List<StoredFile> doubles) {

  public Sound {
    doubles = List.copyOf(doubles);
  }

  /** Looks at the footers of every file of {@code store}; reads only. */
  public static Sound of(SweepStore store, Configuration configuration, SweepGrids grids)
      throws IOException {
    StoreScan scan = StoreScan.of(store, configuration, grids);
    Doubles.Parted parted =
        Doubles.part(
            scan.files(),
            scan.damages().stream().flatMap(damage -> damage.rows().stream()).toList(),
            grids);
    List<Damage> damages = new ArrayList<>(scan.damages());
    damages.removeIf(damage -> damage.rows().filter(parted.superfluous()::contains).isPresent());
    for (StoredFile file : parted.overlapping()) {
      damages.add(
          new Damage(
              TrialsTable.NAME + "/" + file.name(),
              "some of its trials stand in other files too",
              Kind.DOUBLED));
    }
    damages.sort(Comparator.comparing(Damage::path));
    return new Sound(new StoreScan(parted.kept(), damages, scan.orphans()), parted.superfluous());
  }

  /** All that is not sound, the doubles too. */
  public List<Damage> unsound() {
    List<Damage> all = new ArrayList<>(scan.damages());
    for (StoredFile file : doubles) {
      all.add(
          new Damage(
              TrialsTable.NAME + "/" + file.name(),
              "all of its trials stand in other files too",
              Kind.DOUBLED));
    }
    return all;
  }

  /** Whether all files are. */
  public boolean isWhole() {
    return scan.damages().isEmpty() && doubles.isEmpty();
  }
}
