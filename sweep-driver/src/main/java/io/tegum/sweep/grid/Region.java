package io.tegum.sweep.grid;

import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.sweep.spec.Combinations;
import io.tegum.sweep.spec.Dimension;
import io.tegum.sweep.spec.Point;
import io.tegum.sweep.spec.RegionSpec;
import io.tegum.sweep.spec.Setting;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One region of a grid. Its dimensions stand in this order: those that decide whether a combination
 * is a trial, those that change what a trial costs, the rest, the seeds. So fates are settled by a
 * walk over the first kind, costs by a walk over the first two, and the rest makes the runs.
 */
final class Region implements Serializable {

  private final String name;
  private final long offset;
  private final RegionConstraints constraints;
  private final List<Overlap> overlaps;
  private final List<Dimension> deciding;
  private final List<Dimension> costing;
  private final List<Dimension> free;
  private final List<Dimension> dimensions;

  /**
   * Trials that side by side differ in their data and seed alone; some may be cut or duplicates.
   */
  private final long neighbours;

  /** Index of the dimension in which two positions may give one configuration; -1 if none. */
  private final int rankDimension;

  private Region(
      String name,
      long offset,
      RegionConstraints constraints,
      List<Overlap> overlaps,
      List<Dimension> deciding,
      List<Dimension> costing,
      List<Dimension> free) {
    this.name = name;
    this.offset = offset;
    this.constraints = constraints;
    this.overlaps = List.copyOf(overlaps);
    this.deciding = List.copyOf(deciding);
    this.costing = List.copyOf(costing);
    this.free = List.copyOf(free);
    List<Dimension> all = new ArrayList<>(deciding);
    all.addAll(costing);
    all.addAll(free);
    this.dimensions = List.copyOf(all);
    this.rankDimension = rankDimension(deciding);
    this.neighbours = neighbours(dimensions);
  }

  /**
   * The region of {@code spec}.
   *
   * @param offset its first raw index
   * @param earlier the specs before it in the union
   */
  static Region of(RegionSpec spec, long offset, List<RegionSpec> earlier) {
    RegionConstraints constraints = new RegionConstraints(spec.where());
    List<Overlap> overlaps = new ArrayList<>();
    Set<Setting> decisive = constraints.settings();
    for (RegionSpec other : earlier) {
      Optional<Overlap> overlap = Overlap.of(spec, other);
      overlap.ifPresent(overlaps::add);
      overlap.ifPresent(o -> decisive.addAll(o.settings()));
    }
    if (rankDimension(spec.dimensions()) >= 0) {
      decisive.addAll(EnumSet.of(Setting.HIDDEN, Setting.RANK_RATIO));
    }
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
    if (!free.isEmpty() && free.get(free.size() - 1).settings().contains(Setting.SEED)) {
      return new Region(spec.name(), offset, constraints, overlaps, deciding, costing, free);
    }
    // The seeds decide, but they stay innermost: so everything is walked.
    return new Region(
        spec.name(), offset, constraints, overlaps, spec.dimensions(), List.of(), List.of());
  }

  private static long neighbours(List<Dimension> dimensions) {
    int first = dimensions.size();
    while (first > 0 && keepsNeighbours(dimensions.get(first - 1))) {
      first--;
    }
    return Combinations.count(dimensions.subList(first, dimensions.size()));
  }

  private static boolean keepsNeighbours(Dimension dimension) {
    return dimension.size() == 1
        || dimension.settings().stream().allMatch(Setting::differsAmongNeighbours);
  }

  private static int rankDimension(List<Dimension> dimensions) {
    for (int k = 0; k < dimensions.size(); k++) {
      Dimension dimension = dimensions.get(k);
      if (dimension.size() > 1 && dimension.settings().contains(Setting.RANK_RATIO)) {
        return k;
      }
    }
    return -1;
  }

  String name() {
    return name;
  }

  long offset() {
    return offset;
  }

  long size() {
    return Combinations.count(dimensions);
  }

  /** All that decides which trial an index gives, within earlier regions that decide with it. */
  String description() {
    return dimensions + " where " + constraints.texts();
  }

  RegionCounts counts() {
    long trials = 0;
    long cut = 0;
    Point point = firstPoint();
    Combinations decisions = new Combinations(deciding, point);
    while (decisions.next()) {
      switch (fate(point, rankPosition(decisions))) {
        case TRIAL -> trials++;
        case CUT -> cut++;
        case DUPLICATE -> {}
      }
    }
    long rest = Combinations.count(costing) * Combinations.count(free);
    return new RegionCounts(trials * rest, cut * rest);
  }

  /** Visits the trials with indices in [begin, end), which must lie in this region if not empty. */
  void forEachRun(long begin, long end, RunVisitor visitor) {
    if (begin >= end) {
      return;
    }
    long run = Combinations.count(free);
    long rest = Combinations.count(costing) * run;
    Point point = firstPoint();
    Combinations decisions = new Combinations(deciding, point);
    decisions.startAt((begin - offset) / rest);
    long index = begin - (begin - offset) % rest;
    while (index < end && decisions.next()) {
      if (fate(point, rankPosition(decisions)) == Fate.TRIAL) {
        Combinations costs = new Combinations(costing, point);
        long skipped = Math.max(0, begin - index) / run;
        costs.startAt(skipped);
        long first = index + skipped * run;
        while (first < end && costs.next()) {
          long from = Math.max(first, begin);
          TrialConfiguration sample =
              from == first ? point.configuration() : configuration(from).orElseThrow();
          visitor.visit(from, Math.min(first + run, end) - from, sample, neighbours);
          first += run;
        }
      }
      index += rest;
    }
  }

  Optional<TrialConfiguration> configuration(long index) {
    Point point = new Point();
    long rest = index - offset;
    int rankPosition = 0;
    for (int k = dimensions.size() - 1; k >= 0; k--) {
      Dimension dimension = dimensions.get(k);
      int position = (int) (rest % dimension.size());
      rest /= dimension.size();
      dimension.put(point, position);
      if (k == rankDimension) {
        rankPosition = position;
      }
    }
    return fate(point, rankPosition) == Fate.TRIAL
        ? Optional.of(point.configuration())
        : Optional.empty();
  }

  /** The smallest index in this region that gives {@code point}, earlier regions left aside. */
  OptionalLong indexOf(Point point) {
    long index = 0;
    for (Dimension dimension : dimensions) {
      int position = dimension.firstMatch(point);
      if (position < 0) {
        return OptionalLong.empty();
      }
      index = index * dimension.size() + position;
    }
    return constraints.keep(point) ? OptionalLong.of(offset + index) : OptionalLong.empty();
  }

  private Fate fate(Point point, int rankPosition) {
    if (!constraints.keep(point)) {
      return Fate.CUT;
    }
    if (rankDimension >= 0 && dimensions.get(rankDimension).firstMatch(point) < rankPosition) {
      return Fate.DUPLICATE;
    }
    for (int k = 0; k < overlaps.size(); k++) {
      if (overlaps.get(k).holds(point)) {
        return Fate.DUPLICATE;
      }
    }
    return Fate.TRIAL;
  }

  private int rankPosition(Combinations decisions) {
    return rankDimension < 0 ? 0 : decisions.position(rankDimension);
  }

  private Point firstPoint() {
    Point point = new Point();
    for (Dimension dimension : dimensions) {
      dimension.put(point, 0);
    }
    return point;
  }
}
