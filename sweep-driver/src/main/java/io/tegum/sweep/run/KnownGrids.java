package io.tegum.sweep.run;

import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SpecException;
import io.tegum.sweep.spec.SweepSpec;
import io.tegum.sweep.store.IndexRuns;
import io.tegum.sweep.store.SweepGrids;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The grids that a store's trials came from: the sweep's own, and those before it was extended.
 *
 * @param own the sweep's own
 * @param byIdentity all of them by {@link Grid#identity}
 * @param areAll whether every spec in the store could be read
 */
public record KnownGrids(Grid own, Map<String, Grid> byIdentity, boolean areAll)
    implements SweepGrids {

  /** The grids of an existing sweep. */
  public static KnownGrids of(SweepStore store) throws IOException {
    byte[] spec = store.spec().orElseThrow();
    return of(Grid.of(SweepSpec.parse(store.files().location() + "/sweep.yaml", spec)), store);
  }

  /** {@code own} and those that the specs in {@code store} give. */
  public static KnownGrids of(Grid own, SweepStore store) throws IOException {
    Map<String, Grid> grids = new LinkedHashMap<>();
    grids.put(own.identity(), own);
    List<byte[]> specs = new ArrayList<>();
    store.spec().ifPresent(specs::add);
    specs.addAll(store.earlierSpecs());
    boolean areAll = true;
    for (byte[] spec : specs) {
      try {
        Grid earlier = Grid.of(SweepSpec.parse("sweep.yaml", spec));
        grids.putIfAbsent(earlier.identity(), earlier);
      } catch (SpecException writtenByOtherCode) {
        areAll = false; // then its trials are known by their ids
      }
    }
    return new KnownGrids(own, grids, areAll);
  }

  @Override
  public Set<String> identities() {
    return byIdentity.keySet();
  }

  @Override
  public IndexRuns inOwn(String identity, IndexRuns indices) {
    if (identity.equals(own.identity())) {
      return indices;
    }
    Grid earlier = byIdentity.get(identity);
    List<IndexRuns> found = new ArrayList<>();
    long[] run = {0, 0}; // neighbours stay neighbours for long stretches
    indices.forEachRun(
        (first, end) -> {
          for (long index = first; index < end; index++) {
            Optional<TrialConfiguration> trial = earlier.configuration(index);
            OptionalLong there = trial.isEmpty() ? OptionalLong.empty() : own.indexOf(trial.get());
            if (there.isPresent() && there.getAsLong() != run[1]) {
              close(run, found);
              run[0] = there.getAsLong();
            }
            if (there.isPresent()) {
              run[1] = there.getAsLong() + 1;
            }
          }
        });
    close(run, found);
    return IndexRuns.union(found);
  }

  private static void close(long[] run, List<IndexRuns> found) {
    if (run[1] > run[0]) {
      found.add(IndexRuns.of(run[0], run[1]));
    }
  }
}
