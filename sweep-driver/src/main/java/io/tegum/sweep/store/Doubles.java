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

  private record Run(String grid, long first, long end, String file) {}

  /** Names of the files that have a trial in common with another one. */
  static Set<String> among(List<StoredFile> files) {
    Set<String> doubled = new HashSet<>();
    List<Run> runs = new ArrayList<>();
    Map<String, String> fileById = new HashMap<>();
    for (StoredFile file : files) {
      file.coverage()
          .ifPresent(
              coverage ->
                  coverage
                      .runs()
                      .forEach(
                          (grid, indices) ->
                              indices.forEachRun(
                                  (first, end) ->
                                      runs.add(new Run(grid, first, end, file.name())))));
      for (String id : file.ids()) {
        String other = fileById.putIfAbsent(id, file.name());
        if (other != null) {
          doubled.add(other);
          doubled.add(file.name());
        }
      }
    }
    runs.sort(Comparator.comparing(Run::grid).thenComparingLong(Run::first));
    Run furthest = null; // of the runs so far, the one that ends last
    for (Run run : runs) {
      boolean follows = furthest == null || !furthest.grid().equals(run.grid());
      if (!follows && run.first() < furthest.end()) {
        doubled.add(furthest.file());
        doubled.add(run.file());
      }
      if (follows || run.end() > furthest.end()) {
        furthest = run;
      }
    }
    return doubled;
  }
}
