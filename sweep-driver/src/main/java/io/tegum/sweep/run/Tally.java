package io.tegum.sweep.run;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.store.Sound;
import io.tegum.sweep.store.StoreScan;
import io.tegum.sweep.store.StoreScan.Damage;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What a folder holds when a run ends: files may have gone, or been damaged, after they were put in
 * place.
 *
 * @param trials of the sweep
 * @param missing those of them that are not there
 * @param failed rows of failed trials
 * @param damages files whose rows do not count
 */
record Tally(long trials, long missing, long failed, List<Damage> damages) {

  /** Counts what the footers say of {@code grid}. */
  static Tally of(SweepStore store, Configuration configuration, Grid grid) throws IOException {
    KnownGrids known = KnownGrids.of(grid, store);
    StoreScan scan = Sound.of(store, configuration, known).scan();
    return new Tally(
        grid.trials(),
        Done.of(grid, known, scan).missing(grid, scan),
        scan.counts().failed(),
        scan.damages());
  }

  /** Of a run that was stopped: nothing is missed. */
  static Tally ofStopped(long failed) {
    return new Tally(0, 0, failed, List.of());
  }

  /** For instance "35 of 96 trials are not there at the end of the run". */
  String description() {
    return "%,d of %s are not there at the end of the run, so files were removed or damaged"
        .formatted(missing, Amounts.count(trials, "trial"));
  }
}
