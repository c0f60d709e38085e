package io.tegum.sweep.grid;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Settings;
import io.tegum.sweep.spec.Combinations;
import io.tegum.sweep.spec.Dimension;
import io.tegum.sweep.spec.RegionSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a region overlaps with an earlier one of the union.
 *
 * @param earlier the earlier region
 * @param undecided the earlier region's dimensions that hold only some of the later one's points;
 *     the others hold all
 */
record Overlap(RegionConstraints earlier, List<Dimension> undecided) implements Serializable {

  /** Beyond so many combinations of the dimensions in question they count as undecided unseen. */
  private static final long MAX_PROBES = 1_000_000;

  private enum Share {
    NONE,
    SOME,
    ALL
  }

  /** The overlap of {@code later} with {@code earlier}; empty when they share no point. */
  static Optional<Overlap> of(Settings family, RegionSpec later, RegionSpec earlier) {
    if (!settings(later).equals(settings(earlier))) {
      return Optional.empty(); // only one of the two has some section
    }
    List<Dimension> undecided = new ArrayList<>();
    for (Dimension dimension : earlier.dimensions()) {
      Share share = share(family, dimension, suppliers(later, comparedWith(dimension)));
      if (share == Share.NONE) {
        return Optional.empty();
      }
      if (share == Share.SOME) {
        undecided.add(dimension);
      }
    }
    return Optional.of(new Overlap(new RegionConstraints(earlier.where()), undecided));
  }

  /** Whether the earlier region has a trial at {@code point}. */
  boolean holds(Point point) {
    for (int k = 0; k < undecided.size(); k++) {
      if (undecided.get(k).firstMatch(point) < 0) {
        return false;
      }
    }
    return earlier.keep(point);
  }

  /** The settings that decide whether a point of the later region is in the earlier one. */
  Set<Setting<?>> settings() {
    Set<Setting<?>> settings = earlier.settings();
    for (Dimension dimension : undecided) {
      settings.addAll(comparedWith(dimension));
    }
    return settings;
  }

  private static Set<Setting<?>> settings(RegionSpec region) {
    Set<Setting<?>> settings = new HashSet<>();
    region.dimensions().forEach(dimension -> settings.addAll(dimension.settings()));
    return settings;
  }

  private static Set<Setting<?>> comparedWith(Dimension dimension) {
    Set<Setting<?>> settings = new HashSet<>();
    for (Setting<?> setting : dimension.settings()) {
      settings.addAll(setting.comparedWith());
    }
    return settings;
  }

  private static List<Dimension> suppliers(RegionSpec region, Set<Setting<?>> settings) {
    return region.dimensions().stream()
        .filter(d -> d.settings().stream().anyMatch(settings::contains))
        .toList();
  }

  private static Share share(Settings family, Dimension earlier, List<Dimension> suppliers) {
    if (Combinations.count(suppliers) > MAX_PROBES) {
      return Share.SOME;
    }
    Point point = new Point(family);
    Combinations combinations = new Combinations(suppliers, point);
    boolean some = false;
    boolean all = true;
    while (combinations.next()) {
      boolean held = earlier.firstMatch(point) >= 0;
      some |= held;
      all &= held;
    }
    if (all) {
      return Share.ALL;
    }
    return some ? Share.SOME : Share.NONE;
  }
}
