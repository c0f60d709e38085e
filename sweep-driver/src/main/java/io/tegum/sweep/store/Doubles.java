package io.tegum.sweep.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds files that have trials in common: in one sort over all runs of indices, and of grids before
 * an extension trial by trial.
 */
final class Doubles {

  private final List<StoredFile> files;
  private final Set<String> names = new HashSet<>();
  private final Map<String, IndexRuns> alsoInOwn = new HashMap<>();

  private record Run(String grid, long first, long end, String file) {}

  private Doubles(List<StoredFile> files) {
    this.files = files;
  }

  /** Those among {@code files}. */
  static Doubles among(List<StoredFile> files, SweepGrids grids) {
    Doubles doubles = new Doubles(files);
    doubles.compareIds();
    doubles.compareRuns();
    doubles.compareGrids(grids);
    return doubles;
  }

  /**
   * What becomes of files when each trial is to be in one of them.
   *
   * @param kept these have each trial once, by name
   * @param superfluous all of their trials are in kept files too, whether their curves are there or
   *     not
   * @param overlapping some of their trials are
   */
  record Parted(
      List<StoredFile> kept, List<StoredFile> superfluous, List<StoredFile> overlapping) {}

  /**
   * Parts {@code files} so that no trial is in two of those that are kept: a straggler of a dead
   * run on an object store may have put trials in place that the next run trained as well, in other
   * bundles, and anybody may copy a file. The larger files are kept.
   *
   * @param curveless files without their curves: none of them is kept
   */
  static Parted part(List<StoredFile> files, List<StoredFile> curveless, SweepGrids grids) {
    List<StoredFile> all = new ArrayList<>(files);
    all.addAll(curveless);
    Doubles doubles = among(all, grids);
    List<StoredFile> bySize = new ArrayList<>(files.stream().filter(doubles::contains).toList());
    bySize.sort(
        Comparator.comparingLong((StoredFile file) -> file.counts().all())
            .reversed()
            .thenComparing(StoredFile::name));
    List<StoredFile> kept =
        new ArrayList<>(files.stream().filter(file -> !doubles.contains(file)).toList());
    List<StoredFile> superfluous = new ArrayList<>();
    List<StoredFile> overlapping = new ArrayList<>();
    Coverage covered = Coverage.NONE;
    Set<String> ids = new HashSet<>();
    for (StoredFile file : bySize) {
      Coverage coverage = doubles.coverage(file, grids);
      if (!covered.intersects(coverage) && file.ids().stream().noneMatch(ids::contains)) {
        kept.add(file);
        covered = Coverage.union(List.of(covered, coverage));
        ids.addAll(file.ids());
      } else if (covered.containsAll(coverage) && ids.containsAll(file.ids())) {
        superfluous.add(file);
      } else {
        overlapping.add(file);
      }
    }
    for (StoredFile file : curveless) {
      if (doubles.contains(file)
          && covered.containsAll(doubles.coverage(file, grids))
          && ids.containsAll(file.ids())) {
        superfluous.add(file);
      }
    }
    kept.sort(Comparator.comparing(StoredFile::name));
    return new Parted(kept, superfluous, overlapping);
  }

  /** Whether {@code file} has a trial in common with another one. */
  boolean contains(StoredFile file) {
    return names.contains(file.name());
  }

  /**
   * What the file's footer tells; of trials of earlier grids that stand in files of the sweep's own
   * grid too, also by their indices in that one.
   */
  Coverage coverage(StoredFile file, SweepGrids grids) {
    Coverage told = file.coverage().orElse(Coverage.NONE);
    IndexRuns also = alsoInOwn.getOrDefault(file.name(), IndexRuns.NONE);
    return Coverage.union(List.of(told, Coverage.of(grids.own(), also)));
  }

  private void compareIds() {
    Map<String, String> fileById = new HashMap<>();
    for (StoredFile file : files) {
      for (String id : file.ids()) {
        String other = fileById.putIfAbsent(id, file.name());
        if (other != null) {
          names.add(other);
          names.add(file.name());
        }
      }
    }
  }

  private void compareRuns() {
    List<Run> runs = new ArrayList<>();
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
    }
    runs.sort(Comparator.comparing(Run::grid).thenComparingLong(Run::first));
    Run furthest = null; // of the runs so far, the one that ends last
    for (Run run : runs) {
      boolean follows = furthest == null || !furthest.grid().equals(run.grid());
      if (!follows && run.first() < furthest.end()) {
        names.add(furthest.file());
        names.add(run.file());
      }
      if (follows || run.end() > furthest.end()) {
        furthest = run;
      }
    }
  }

  /** Files of earlier grids against those of the sweep's own. */
  private void compareGrids(SweepGrids grids) {
    IndexRuns own = IndexRuns.union(files.stream().map(file -> own(file, grids)).toList());
    List<IndexRuns> common = new ArrayList<>();
    for (StoredFile file : files) {
      List<IndexRuns> hits = new ArrayList<>();
      if (own.runs() > 0 && file.coverage().isPresent()) {
        file.coverage()
            .get()
            .runs()
            .forEach(
                (grid, indices) -> {
                  if (!grid.equals(grids.own())) {
                    hits.add(grids.inOwn(grid, indices, own));
                  }
                });
      }
      IndexRuns all = IndexRuns.union(hits);
      if (all.runs() > 0) {
        names.add(file.name());
        alsoInOwn.put(file.name(), all);
        common.add(all);
      }
    }
    IndexRuns all = IndexRuns.union(common);
    files.stream()
        .filter(file -> own(file, grids).intersects(all))
        .forEach(file -> names.add(file.name()));
  }

  private static IndexRuns own(StoredFile file, SweepGrids grids) {
    return file.coverage().map(told -> told.of(grids.own())).orElse(IndexRuns.NONE);
  }
}
