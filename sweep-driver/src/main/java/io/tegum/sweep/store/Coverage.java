package io.tegum.sweep.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which trials a file or a store holds, without their ids: for each grid, known by its {@link
 * io.tegum.sweep.grid.Grid#identity identity}, raw indices. A few bytes a bundle, where ids would
 * be 32 a trial. Indices between that are no trials may be in it or not.
 *
 * @param runs by the grid's identity, ascending; no run is empty
 */
public record Coverage(Map<String, IndexRuns> runs) {

  /** Nothing. */
  public static final Coverage NONE = new Coverage(Map.of());

  public Coverage {
    runs = new TreeMap<>(runs);
    runs.values().removeIf(set -> set.runs() == 0);
  }

  /** Indices of one grid. */
  public static Coverage of(String grid, IndexRuns runs) {
    return new Coverage(Map.of(grid, runs));
  }

  /** Indices of {@code grid}. */
  public IndexRuns of(String grid) {
    return runs.getOrDefault(grid, IndexRuns.NONE);
  }

  /** All that is in any of {@code coverages}. */
  public static Coverage union(List<Coverage> coverages) {
    Map<String, List<IndexRuns>> sets = new TreeMap<>();
    for (Coverage coverage : coverages) {
      coverage.runs.forEach(
          (grid, set) -> sets.computeIfAbsent(grid, unused -> new ArrayList<>()).add(set));
    }
    Map<String, IndexRuns> union = new TreeMap<>();
    sets.forEach((grid, all) -> union.put(grid, IndexRuns.union(all)));
    return new Coverage(union);
  }

  /** Whether all of {@code other} is in it. */
  boolean containsAll(Coverage other) {
    return other.runs.entrySet().stream().allMatch(e -> of(e.getKey()).containsAll(e.getValue()));
  }

  /** Whether anything of {@code other} is in it. */
  boolean intersects(Coverage other) {
    return other.runs.entrySet().stream().anyMatch(e -> of(e.getKey()).intersects(e.getValue()));
  }

  /** For instance "9f3c...:0-99 120;..."; what {@link #parse} reads. */
  @Override
  public String toString() {
    return runs.entrySet().stream()
        .map(e -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(";"));
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is not that
   */
  static Coverage parse(String text) {
    Map<String, IndexRuns> runs = new TreeMap<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
      int colon = part.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("Cannot read a coverage: it was " + text);
      }
      runs.put(part.substring(0, colon), IndexRuns.parse(part.substring(colon + 1)));
    }
    return new Coverage(runs);
  }
}
