package io.tegum.sweep.spec;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import java.io.Serializable;
import java.util.Set;

/** One factor of a region's product of combinations. */
public sealed interface Dimension extends Serializable permits AxisGroup, Seeds {

  /** Number of positions, at least 1. */
  int size();

  /** What it sets, in a fixed order. */
  Set<Setting<?>> settings();

  /** Writes the values at {@code position} (0 to size - 1) into {@code point} (Modified). */
  void put(Point point, int position);

  /** The first position that gives the configuration that {@code point} has, or -1. */
  int firstMatch(Point point);

  /**
   * Whether two positions may give one configuration, by what other settings say: two rank ratios
   * may round to one rank.
   *
   * @param point any combination of the region's settings
   */
  boolean mayRepeat(Point point);
}
