package io.tegum.sweep.grid;

import io.tegum.kernel.family.Setting;
import io.tegum.sweep.spec.Dimension;
import io.tegum.sweep.spec.RegionSpec;
import io.tegum.sweep.spec.Seeds;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A region's dimensions, the outermost first.
 *
 * @param deciding those that decide whether a combination is a trial
 * @param costing further ones that change what a trial costs
 * @param free the rest, last those in which trials with the same tokens differ
 */
record NestedDimensions(List<Dimension> deciding, List<Dimension> costing, List<Dimension> free)
    implements Serializable {

  /**
   * The dimensions of {@code spec}, the seeds innermost but for what twins differ in.
   *
   * @param decisive settings that decide whether a combination is a trial
   */
  static NestedDimensions of(RegionSpec spec, Set<Setting<?>> decisive) {
    List<Dimension> deciding = new ArrayList<>();
    List<Dimension> costing = new ArrayList<>();
    List<Dimension> free = new ArrayList<>();
    for (Dimension dimension : spec.dimensions()) {
      if (dimension.size() > 1 && dimension.settings().stream().anyMatch(decisive::contains)) {
        deciding.add(dimension);
      } else if (dimension.settings().stream().anyMatch(Setting::changesCost)) {
        costing.add(dimension);
      } else {
        free.add(dimension);
      }
    }
    if (!free.isEmpty() && free.get(free.size() - 1) instanceof Seeds) {
      free.sort(Comparator.comparing(NestedDimensions::differsAmongTwins)); // which is stable
      return new NestedDimensions(deciding, costing, free);
    }
    // The seeds decide, but they stay innermost: so everything is walked.
    return new NestedDimensions(spec.dimensions(), List.of(), List.of());
  }

  private static boolean differsAmongTwins(Dimension dimension) {
    return dimension.size() > 1
        && dimension.settings().stream().allMatch(Setting::differsAmongTwins);
  }

  List<Dimension> all() {
    List<Dimension> all = new ArrayList<>(deciding);
    all.addAll(costing);
    all.addAll(free);
    return List.copyOf(all);
  }
}
