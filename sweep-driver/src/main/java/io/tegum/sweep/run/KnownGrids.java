package io.tegum.sweep.run;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SpecException;
import io.tegum.sweep.spec.SweepSpec;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The grids that a store's trials came from: the sweep's own, and those before it was extended.
 *
 * @param byIdentity the grids by {@link Grid#identity}
 */
public record KnownGrids(Map<String, Grid> byIdentity) {

  /** {@code grid} and those that the specs in {@code store} give. */
  public static KnownGrids of(Grid grid, SweepStore store) throws IOException {
    Map<String, Grid> grids = new LinkedHashMap<>();
    grids.put(grid.identity(), grid);
    List<byte[]> specs = new ArrayList<>();
    store.spec().ifPresent(specs::add);
    specs.addAll(store.earlierSpecs());
    for (byte[] spec : specs) {
      try {
        Grid earlier = Grid.of(SweepSpec.parse("sweep.yaml", spec));
        grids.putIfAbsent(earlier.identity(), earlier);
      } catch (SpecException writtenByOtherCode) {
        // Then its trials are known by their ids.
      }
    }
    return new KnownGrids(grids);
  }
}
