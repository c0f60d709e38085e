package io.tegum.sweep.grid;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Settings;
import io.tegum.sweep.spec.Combinations;
import io.tegum.sweep.spec.Dimension;
import io.tegum.sweep.spec.Effort;
import io.tegum.sweep.where.Constraints;
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
 * @param settings those that decide whether a point of the later region is in the earlier one
 */
record Overlap(Constraints earlier, List<Dimension> undecided, Set<Setting<?>> settings)
    implements Serializable {

  private enum Held {
    NONE,
    SOME,
    ALL
  }

  /**
   * The overlap of {@code later} with {@code earlier}; empty when they share no point.
   *
   * @param effort (Modified) what looking may take: dimensions with too many combinations count as
   *     undecided unseen
   */
  static Optional<Overlap> of(
      Settings family, RegionAxes later, RegionAxes earlier, Effort effort) {
    if (!later.hasSettingsOf(earlier)) {
      return Optional.empty(); // only one of the two has some section
    }
    List<Dimension> undecided = new ArrayList<>();
    Set<Setting<?>> settings = new HashSet<>();
    List<Dimension> dimensions = earlier.region().dimensions();
    for (int k = 0; k < dimensions.size(); k++) {
      if (later.hasSame(k, earlier)) {
        continue; // most of a union's specs differ in few axes
      }
      Dimension dimension = dimensions.get(k);
      Set<Setting<?>> compared = earlier.comparedWith(dimension);
      Held held = held(family, dimension, later.suppliers(compared), effort);
      if (held == Held.NONE) {
        return Optional.empty();
      }
      if (held == Held.SOME) {
        undecided.add(dimension);
        settings.addAll(compared);
      }
    }
    settings.addAll(earlier.constrained());
    return Optional.of(new Overlap(earlier.constraints(), undecided, settings));
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

  private static Held held(
      Settings family, Dimension earlier, List<Dimension> suppliers, Effort effort) {
    if (!effort.covers(suppliers, 1)) {
      return Held.SOME;
    }
    Point point = new Point(family);
    Combinations combinations = new Combinations(suppliers, point);
    boolean some = false;
    boolean all = true;
    while (combinations.next()) {
      boolean found = earlier.firstMatch(point) >= 0;
      some |= found;
      all &= found;
    }
    if (all) {
      return Held.ALL;
    }
    return some ? Held.SOME : Held.NONE;
  }
}
