package io.tegum.sweep.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds files that have trials in common, in one sort over all runs of indices. */
final class Doubles {
  private Doubles() {}

  private record Run(long first, long end, String file) {}

  /** Indices in the sweep's own grid of the trials that {@code file}'s footer tells of. */
  static IndexRuns inOwn(StoredFile file, SweepGrids grids) {
    List<IndexRuns> own = new ArrayList<>();
    file.coverage()
        .ifPresent(told -> told.runs().forEach((id, runs) -> own.add(grids.inOwn(id, runs))));
    return IndexRuns.union(own);
  }

  /** Names of the files that have a trial in common with another one. */
  static Set<String> among(List<StoredFile> files, SweepGrids grids) {
    Set<String> doubled = new HashSet<>();
    List<Run> runs = new ArrayList<>();
    Map<String, String> fileById = new HashMap<>();
    for (StoredFile file : files) {
      inOwn(file, grids).forEachRun((first, end) -> runs.add(new Run(first, end, file.name())));
      for (String id : file.ids()) {
        String other = fileById.putIfAbsent(id, file.name());
        if (other != null) {
          doubled.add(other);
          doubled.add(file.name());
        }
      }
    }
    runs.sort(Comparator.comparingLong(Run::first));
    Run furthest = null; // of the runs so far, the one that ends last
    for (Run run : runs) {
      if (furthest != null && run.first() < furthest.end()) {
        doubled.add(furthest.file());
        doubled.add(run.file());
      }
      if (furthest == null || run.end() > furthest.end()) {
        furthest = run;
      }
    }
    return doubled;
  }
}
