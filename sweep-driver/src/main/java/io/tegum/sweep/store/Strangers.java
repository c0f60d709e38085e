package io.tegum.sweep.store;

import io.tegum.analysis.results.TrialsTable;
import io.tegum.sweep.store.StoreScan.Damage;
import io.tegum.sweep.store.StoreScan.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds rows of other sweeps in files whose footers do not say which trials they hold, by the
 * trials' ids. Files that say so need no look at rows: {@link SweepGrids#areAllOf}.
 */
final class Strangers {
  private Strangers() {}

  /** The {@code files} without those that have such rows, which are added to {@code damages}. */
  static List<StoredFile> setApart(List<StoredFile> files, SweepGrids grids, List<Damage> damages) {
    Set<String> ids = new HashSet<>();
    files.forEach(file -> ids.addAll(file.ids()));
    if (ids.isEmpty()) {
      return files;
    }
    Coverage covered = Coverage.union(files.stream().flatMap(f -> f.coverage().stream()).toList());
    Set<String> strangers = grids.strangers(ids, covered);
    List<StoredFile> own = new ArrayList<>();
    for (StoredFile file : files) {
      long strange = file.ids().stream().filter(strangers::contains).count();
      if (strange == 0) {
        own.add(file);
      } else {
        damages.add(
            new Damage(
                TrialsTable.NAME + "/" + file.name(),
                "%,d of its %,d rows are of no trial of this sweep, or of one in another file"
                    .formatted(strange, file.ids().size()),
                Kind.FOREIGN));
      }
    }
    return own;
  }
}
