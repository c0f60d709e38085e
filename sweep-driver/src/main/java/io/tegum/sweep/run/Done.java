package io.tegum.sweep.run;

import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.plan.Bundle;
import io.tegum.sweep.store.Coverage;
import io.tegum.sweep.store.DoneTrials;
import io.tegum.sweep.store.IndexRuns;
import io.tegum.sweep.store.StoreScan;
import io.tegum.sweep.store.SweepGrids;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which trials of a grid a store holds: by their indices, by their indices in earlier grids of the
 * sweep, or by their ids where no footer says more. Its size goes with the number of files, not of
 * trials; it travels to executors.
 */
public final class Done implements Serializable {

  private final IndexRuns own;
  private final List<Earlier> earlier;
  private final DoneTrials others;

  private record Earlier(Grid grid, IndexRuns runs) implements Serializable {}

  private Done(IndexRuns own, List<Earlier> earlier, DoneTrials others) {
    this.own = own;
    this.earlier = List.copyOf(earlier);
    this.others = others;
  }

  /**
   * Number of trials of {@code grid} that {@code scan} lacks; where these are of a version whose
   * trials this code cannot tell apart, by their numbers.
   */
  public static long missing(Grid grid, SweepGrids grids, StoreScan scan) {
    return grids instanceof KnownGrids known
        ? of(grid, known, scan).missing(grid, scan)
        : Math.max(0, grid.trials() - scan.counts().all());
  }

  /** What {@code scan} found of {@code grid}. */
  public static Done of(Grid grid, KnownGrids known, StoreScan scan) {
    String identity = grid.identity();
    Coverage coverage = scan.coverage();
    List<Earlier> earlier = new ArrayList<>();
    coverage
        .runs()
        .forEach(
            (other, runs) -> {
              if (!other.equals(identity)) {
                earlier.add(new Earlier(known.byIdentity().get(other), runs));
              }
            });
    return new Done(coverage.of(identity), earlier, scan.otherIds());
  }

  /** Whether the trial at {@code index} of the grid is there. */
  boolean contains(long index, Trial trial) {
    if (own.contains(index)) {
      return true;
    }
    for (Earlier grid : earlier) {
      OptionalLong there = grid.grid().indexOf(trial);
      if (there.isPresent() && grid.runs().contains(there.getAsLong())) {
        return true;
      }
    }
    return others.size() > 0 && others.contains(trial.trialId());
  }

  /** These, and all trials of {@code bundles}. */
  Done plus(List<Bundle> bundles) {
    List<IndexRuns> runs = new ArrayList<>(List.of(own));
    bundles.forEach(bundle -> runs.add(IndexRuns.of(bundle.first(), bundle.end())));
    return new Done(IndexRuns.union(runs), earlier, others);
  }

  /** Whether all trials in [first, end) are there; may be false although they are. */
  boolean containsSurely(long first, long end) {
    return own.containsAll(IndexRuns.of(first, end));
  }

  /** Number of trials of {@code grid} that are missing; exact. */
  public long missing(Grid grid, StoreScan scan) {
    if (earlier.isEmpty() && others.size() == 0) {
      return grid.trials() - scan.counts().all();
    }
    long missing = 0;
    for (long index = 0; index < grid.size(); index++) {
      Optional<Trial> trial = grid.configuration(index);
      if (trial.isPresent() && !contains(index, trial.get())) {
        missing++;
      }
    }
    return missing;
  }
}
