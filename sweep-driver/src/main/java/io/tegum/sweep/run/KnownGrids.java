package io.tegum.sweep.run;

import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SpecException;
import io.tegum.sweep.spec.SweepSpec;
import io.tegum.sweep.store.Coverage;
import io.tegum.sweep.store.IndexRuns;
import io.tegum.sweep.store.SweepGrids;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The grids that a store's trials came from: the sweep's own, and those before it was extended.
 *
 * @param grid the sweep's own
 * @param byIdentity all of them by {@link Grid#identity}
 * @param areAll whether every spec in the store could be read
 */
public record KnownGrids(Grid grid, Map<String, Grid> byIdentity, boolean areAll)
    implements SweepGrids {

  /** The grids of an existing sweep. */
  public static KnownGrids of(SweepStore store) throws IOException {
    byte[] spec = store.spec().orElseThrow();
    return of(Grid.of(SweepSpec.parse(store.files().location() + "/sweep.yaml", spec)), store);
  }

  /** {@code grid} and those that the specs in {@code store} give. */
  public static KnownGrids of(Grid grid, SweepStore store) throws IOException {
    Map<String, Grid> grids = new LinkedHashMap<>();
    grids.put(grid.identity(), grid);
    List<byte[]> specs = new ArrayList<>();
    store.spec().ifPresent(specs::add);
    specs.addAll(store.earlierSpecs());
    boolean areAll = true;
    for (byte[] spec : specs) {
      try {
        Grid earlier = Grid.of(SweepSpec.parse("sweep.yaml", spec));
        if (earlier
            .family()
            .name()
            .equals(grid.family().name())) { // or its trials have no place beside these
          grids.putIfAbsent(earlier.identity(), earlier);
        }
      } catch (SpecException writtenByOtherCode) {
        areAll = false; // then its trials are known by their ids
      }
    }
    return new KnownGrids(grid, grids, areAll);
  }

  @Override
  public String family() {
    return grid.family().name();
  }

  @Override
  public boolean takes(String resultsVersion) {
    return resultsVersion.equals(Integer.toString(Trial.RESULTS_VERSION));
  }

  @Override
  public Set<String> strangers(Set<String> ids, Coverage covered) {
    Set<String> strangers = new HashSet<>(areAll ? ids : Set.of());
    for (Grid each : byIdentity.values()) {
      IndexRuns there = covered.of(each.identity());
      for (long index = 0; index < each.size() && !strangers.isEmpty(); index++) {
        if (!there.contains(index)) {
          each.configuration(index).ifPresent(trial -> strangers.remove(trial.trialId()));
        }
      }
    }
    return strangers;
  }

  @Override
  public Optional<Set<String>> ids(Coverage coverage) {
    if (!knows(coverage.runs().keySet())) {
      return Optional.empty();
    }
    Set<String> ids = new HashSet<>();
    coverage
        .runs()
        .forEach(
            (identity, indices) ->
                indices.forEachRun(
                    (first, end) ->
                        byIdentity
                            .get(identity)
                            .trials(first, end)
                            .forEachRemaining(trial -> ids.add(trial.trialId()))));
    return Optional.of(ids);
  }

  @Override
  public Set<String> identities() {
    return byIdentity.keySet();
  }

  @Override
  public String own() {
    return grid.identity();
  }

  @Override
  public boolean areAllOf(String codeVersion) {
    return areAll && codeVersion.equals(BuildVersion.text());
  }

  @Override
  public IndexRuns inOwn(String identity, IndexRuns indices, IndexRuns within) {
    Grid earlier = byIdentity.get(identity);
    List<IndexRuns> found = new ArrayList<>();
    indices.forEachRun(
        (first, end) -> {
          for (long index = first; index < end; index++) {
            Optional<Trial> trial = earlier.configuration(index);
            OptionalLong there = trial.isEmpty() ? OptionalLong.empty() : grid.indexOf(trial.get());
            if (there.isPresent() && within.contains(there.getAsLong())) {
              found.add(IndexRuns.of(there.getAsLong(), there.getAsLong() + 1));
            }
          }
        });
    return IndexRuns.union(found);
  }
}
