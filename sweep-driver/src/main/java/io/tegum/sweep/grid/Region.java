package io.tegum.sweep.grid;

import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Trial;
import io.tegum.sweep.spec.Combinations;
import io.tegum.sweep.spec.Dimension;
import io.tegum.sweep.spec.Effort;
import io.tegum.sweep.spec.RegionSpec;
import io.tegum.sweep.where.Constraints;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One region of a grid. Its dimensions stand in this order: those that decide whether a combination
 * is a trial, those that change what a trial costs, the rest, the seeds, and those in which trials
 * with the same tokens differ. So fates are settled by a walk over the first kind, costs by a walk
 * over the first two, and the rest makes the runs.
 */
final class Region implements Serializable {

  private final String familyName;
  private final String name;
  private final long offset;
  private final Constraints constraints;
  private final List<Overlap> overlaps;
  private final NestedDimensions nested;
  private final transient Family family;
  private final transient List<Dimension> dimensions;

  /** How many settings a point of this region has. */
  private final transient int settings;

  /** Trials that stand side by side and may be trained together, dropped ones included. */
  private final transient Company company;

  /** Indices, all of deciding ones, of dimensions in which positions may give one configuration. */
  private final transient int[] repeating;

  private Region(
      Family family,
      String name,
      long offset,
      Constraints constraints,
      List<Overlap> overlaps,
      NestedDimensions nested) {
    this.familyName = family.name();
    this.name = name;
    this.offset = offset;
    this.constraints = constraints;
    this.overlaps = List.copyOf(overlaps);
    this.nested = nested;
    this.family = family;
    this.dimensions = nested.all();
    this.settings = dimensions.stream().mapToInt(each -> each.settings().size()).sum();
    this.company =
        new Company(
            innermost(dimensions, Setting::differsAmongNeighbours),
            innermost(nested.free(), Setting::differsAmongTwins)); // so that they divide runs
    Point point = firstPoint(family, dimensions);
    this.repeating =
        IntStream.range(0, dimensions.size())
            .filter(k -> dimensions.get(k).mayRepeat(point))
            .toArray();
  }

  /**
   * The region of a union.
   *
   * @param offset its first raw index
   * @param earlier the regions before it in the union
   * @param effort (Modified) what looking for overlaps may take
   */
  static Region of(
      Family family, RegionAxes axes, long offset, List<RegionAxes> earlier, Effort effort) {
    RegionSpec spec = axes.region();
    List<Overlap> overlaps = new ArrayList<>();
    Set<Setting<?>> decisive = new HashSet<>(axes.constrained());
    for (RegionAxes other : earlier) {
      Optional<Overlap> overlap = Overlap.of(family.settings(), axes, other, effort);
      overlap.ifPresent(overlaps::add);
      overlap.ifPresent(o -> decisive.addAll(o.settings()));
    }
    Point point = firstPoint(family, spec.dimensions());
    for (Dimension dimension : spec.dimensions()) {
      if (dimension.mayRepeat(point)) {
        decisive.addAll(axes.comparedWith(dimension));
      }
    }
    return new Region(
        family,
        spec.name(),
        offset,
        axes.constraints(),
        overlaps,
        NestedDimensions.of(spec, decisive));
  }

  /** Whether {@code effort} (Modified) covers a walk over all that decides. */
  boolean isCovered(Effort effort) {
    int conditions = constraints.comparisons() + repeating.length;
    for (Overlap overlap : overlaps) {
      conditions += overlap.earlier().comparisons() + overlap.undecided().size();
    }
    return effort.covers(nested.deciding(), conditions);
  }

  /** Number of combinations of what decides. */
  long decisions() {
    return Combinations.count(nested.deciding());
  }

  /** The axes of these, with their sizes. */
  String decidingAxes() {
    return Combinations.product(nested.deciding(), Setting::path);
  }

  /** The axes of {@link #runs}, with their sizes. */
  String costingAxes() {
    List<Dimension> walked = new ArrayList<>(nested.deciding());
    walked.addAll(nested.costing());
    return Combinations.product(walked, Setting::path);
  }

  /** Number of runs of equal cost, where all are trials. */
  long runs() {
    return decisions() * Combinations.count(nested.costing());
  }

  /** How many trials side by side differ in such settings alone. */
  private static long innermost(List<Dimension> dimensions, Predicate<Setting<?>> such) {
    int first = dimensions.size();
    while (first > 0 && isOnly(dimensions.get(first - 1), such)) {
      first--;
    }
    return Combinations.count(dimensions.subList(first, dimensions.size()));
  }

  private static boolean isOnly(Dimension dimension, Predicate<Setting<?>> such) {
    return dimension.size() == 1 || dimension.settings().stream().allMatch(such);
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
    Point point = firstPoint(family, dimensions);
    Combinations decisions = new Combinations(nested.deciding(), point);
    while (decisions.next()) {
      switch (fate(point, decisions)) {
        case TRIAL -> trials++;
        case CUT -> cut++;
        case DUPLICATE -> {}
      }
    }
    long rest = Combinations.count(nested.costing()) * Combinations.count(nested.free());
    return new RegionCounts(trials * rest, cut * rest);
  }

  /** Visits the trials with indices in [begin, end), which must lie in this region if not empty. */
  void forEachRun(long begin, long end, RunVisitor visitor) {
    if (begin >= end) {
      return;
    }
    long run = Combinations.count(nested.free());
    long rest = Combinations.count(nested.costing()) * run;
    Point point = firstPoint(family, dimensions);
    Combinations decisions = new Combinations(nested.deciding(), point);
    decisions.startAt((begin - offset) / rest);
    long index = begin - (begin - offset) % rest;
    while (index < end && decisions.next()) {
      if (fate(point, decisions) == Fate.TRIAL) {
        Combinations costs = new Combinations(nested.costing(), point);
        long skipped = Math.max(0, begin - index) / run;
        costs.startAt(skipped);
        long first = index + skipped * run;
        while (first < end && costs.next()) {
          long from = Math.max(first, begin);
          Trial sample = from == first ? family.trial(point) : configuration(from).orElseThrow();
          visitor.visit(from, Math.min(first + run, end) - from, sample, company);
          first += run;
        }
      }
      index += rest;
    }
  }

  Optional<Trial> configuration(long index) {
    Point point = new Point(family.settings());
    int[] positions = new int[dimensions.size()];
    long rest = index - offset;
    for (int k = positions.length - 1; k >= 0; k--) {
      Dimension dimension = dimensions.get(k);
      positions[k] = (int) (rest % dimension.size());
      rest /= dimension.size();
      dimension.put(point, positions[k]);
    }
    return !isRepeated(point, k -> positions[k]) && fate(point) == Fate.TRIAL
        ? Optional.of(family.trial(point))
        : Optional.empty();
  }

  /** The smallest index in this region that gives {@code point}, earlier regions left aside. */
  OptionalLong indexOf(Point point) {
    if (family.settings().all().stream().filter(point::has).count() != settings) {
      return OptionalLong.empty(); // it has a section that this region does not have
    }
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

  private Fate fate(Point point, Combinations decisions) {
    Fate fate = fate(point);
    return fate == Fate.TRIAL && isRepeated(point, decisions::position) ? Fate.DUPLICATE : fate;
  }

  /** What becomes of a point, other indices of this region left aside. */
  private Fate fate(Point point) {
    if (!constraints.keep(point)) {
      return Fate.CUT;
    }
    for (int k = 0; k < overlaps.size(); k++) {
      if (overlaps.get(k).holds(point)) {
        return Fate.DUPLICATE;
      }
    }
    return Fate.TRIAL;
  }

  /** Whether a smaller index of this region gives the same configuration. */
  private boolean isRepeated(Point point, IntUnaryOperator position) {
    for (int k : repeating) {
      if (dimensions.get(k).firstMatch(point) < position.applyAsInt(k)) {
        return true;
      }
    }
    return false;
  }

  private static Point firstPoint(Family family, List<Dimension> dimensions) {
    Point point = new Point(family.settings());
    dimensions.forEach(dimension -> dimension.put(point, 0));
    return point;
  }

  /** Families are constants of each JVM, and the rest follows from what is sent. */
  @Serial
  private Object readResolve() {
    return new Region(Families.named(familyName), name, offset, constraints, overlaps, nested);
  }
}
