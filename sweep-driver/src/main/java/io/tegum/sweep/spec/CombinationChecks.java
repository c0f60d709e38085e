package io.tegum.sweep.spec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks what no single field shows: whether the constraints leave anything, and whether every
 * combination that they leave can be trained. It walks only the dimensions that a question touches.
 */
final class CombinationChecks {

  /** Combinations of constrained axes are walked one by one: this many take some ten seconds. */
  private static final long MAX_CHECKED = 100_000_000;

  /** Where the spec says something. */
  record Place(int line, String field) {}

  private final RegionSpec region;
  private final Map<Setting, Place> places;
  private final Place where;
  private final Faults faults;

  CombinationChecks(RegionSpec region, Map<Setting, Place> places, Place where, Faults faults) {
    this.region = region;
    this.places = places;
    this.where = where;
    this.faults = faults;
  }

  void check() {
    Part constrained = new Part(constrainedSettings());
    if (constrained.size() > MAX_CHECKED) {
      faults.add(
          where.line(),
          where.field(),
          "joins axes with %s combinations, must be at most %s; constrain fewer axes together"
              .formatted(Wording.count(constrained.size()), Wording.count(MAX_CHECKED)));
      return;
    }
    for (Constraint constraint : region.where()) {
      Part part = new Part(constraint.settings());
      if (!part.advance()) {
        faults.add(
            where.line(),
            where.field(),
            "cuts all %s combinations, must keep at least one (%s never holds)"
                .formatted(Wording.count(region.combinations()), part.constraintsText()));
        return;
      }
    }
    for (CombinationRule rule : CombinationRule.values()) {
      if (places.containsKey(rule.blamed())) {
        check(rule);
      }
    }
  }

  private Set<Setting> constrainedSettings() {
    Set<Setting> settings = EnumSet.noneOf(Setting.class);
    region.where().forEach(constraint -> settings.addAll(constraint.settings()));
    return settings;
  }

  private void check(CombinationRule rule) {
    Part part = new Part(rule.settings());
    if (!isBrokenAnywhere(rule)) {
      return;
    }
    while (part.advance()) {
      if (rule.isBroken(part.point)) {
        Place place = places.get(rule.blamed());
        String hint = "";
        if (Combinations.count(dimensions(rule.settings())) > 1) {
          hint = "; cut such combinations by where: [" + rule.constraint(part.point) + "]";
        }
        faults.add(place.line(), place.field(), rule.told(part.point) + hint);
        return;
      }
    }
  }

  private boolean isBrokenAnywhere(CombinationRule rule) {
    Point point = new Point();
    Combinations combinations = new Combinations(dimensions(rule.settings()), point);
    while (combinations.next()) {
      if (rule.isBroken(point)) {
        return true;
      }
    }
    return false;
  }

  private List<Dimension> dimensions(Set<Setting> settings) {
    List<Dimension> touched = new ArrayList<>();
    for (Dimension dimension : region.dimensions()) {
      for (Setting setting : dimension.settings()) {
        if (settings.contains(setting)) {
          touched.add(dimension);
          break;
        }
      }
    }
    return touched;
  }

  /** The dimensions of some settings and all that constraints tie to them. */
  private final class Part {
    private final List<Constraint> constraints = new ArrayList<>();
    private final Point point = new Point();
    private final List<Dimension> touched;
    private final Combinations combinations;

    Part(Set<Setting> start) {
      Set<Setting> settings = EnumSet.copyOf(start);
      boolean grown = true;
      while (grown) {
        for (Dimension dimension : dimensions(settings)) {
          settings.addAll(dimension.settings());
        }
        grown = false;
        for (Constraint constraint : region.where()) {
          Set<Setting> read = constraint.settings();
          if (!constraints.contains(constraint) && read.stream().anyMatch(settings::contains)) {
            constraints.add(constraint);
            grown |= settings.addAll(read);
          }
        }
      }
      this.touched = dimensions(settings);
      this.combinations = new Combinations(touched, point);
    }

    long size() {
      return Combinations.count(touched);
    }

    /** Goes to the next combination that the constraints keep. */
    boolean advance() {
      while (combinations.next()) {
        if (isKept()) {
          return true;
        }
      }
      return false;
    }

    private boolean isKept() {
      for (Constraint constraint : constraints) {
        if (!constraint.holds(point)) {
          return false;
        }
      }
      return true;
    }

    String constraintsText() {
      return String.join(" and ", constraints.stream().map(Constraint::text).toList());
    }
  }
}
