package io.tegum.sweep.spec;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks what no single field shows: whether the constraints leave anything, and whether every
 * combination that they leave can be trained. It walks only the dimensions that a question touches.
 */
final class CombinationChecks {

  /** Combinations of constrained axes are walked one by one: this many take some ten seconds. */
  private static final long MAX_CHECKED = 100_000_000;

  /** A message can bear so many constraints. */
  private static final int MAX_SHOWN = 5;

  private final Reading reading;
  private final RegionSpec region;
  private final SettingsReader settings;
  private final Ties ties;

  CombinationChecks(Reading reading, RegionSpec region, SettingsReader settings) {
    this.reading = reading;
    this.region = region;
    this.settings = settings;
    this.ties = new Ties(region);
  }

  /** Tells what is wrong; of {@code where} at its place among the fields of {@code root}. */
  void check(Fields root) {
    long constrained = Combinations.count(ties.constrained());
    if (constrained > MAX_CHECKED) {
      root.fault(
          WhereReader.FIELD,
          "joins axes with %s combinations, must be at most %s; constrain fewer axes together"
              .formatted(Wording.count(constrained), Wording.count(MAX_CHECKED)));
      return;
    }
    for (Ties.Part part : ties.parts()) {
      if (!new Walk(part).next()) {
        root.fault(
            WhereReader.FIELD,
            "cuts all %s combinations, must keep at least one (%s never holds)"
                .formatted(Wording.count(region.combinations()), text(part.constraints())));
        return;
      }
    }
    for (Rule rule : reading.family().rules()) {
      if (!ValueRules.isOne(rule) && isBrokenAnywhere(rule)) {
        check(rule);
      }
    }
  }

  private static String text(List<Constraint> constraints) {
    String text =
        constraints.stream()
            .limit(MAX_SHOWN)
            .map(Constraint::text)
            .collect(Collectors.joining(" and "));
    int more = constraints.size() - MAX_SHOWN;
    return more > 0 ? text + " and " + more + " more" : text;
  }

  /** Whether a rule is broken where constraints are left aside, which is sooner seen. */
  private boolean isBrokenAnywhere(Rule rule) {
    Walk walk = new Walk(new Ties.Part(ties.of(rule.settings()), List.of()));
    while (walk.next()) {
      if (rule.isBrokenAt(walk.point)) {
        return true;
      }
    }
    return false;
  }

  private void check(Rule rule) {
    Walk walk = new Walk(ties.around(rule.settings()));
    while (walk.next()) {
      if (rule.isBrokenAt(walk.point)) {
        tell(rule, walk.point);
        return;
      }
    }
  }

  private void tell(Rule rule, Point point) {
    Optional<String> constraint =
        Combinations.count(ties.of(rule.settings())) > 1
            ? rule.constraint().apply(point)
            : Optional.empty();
    String hint = constraint.map(c -> "; cut such combinations by where: [" + c + "]").orElse("");
    String told = rule.told().apply(point) + hint;
    Setting<?> blamed = rule.blamed();
    ReadAxis axis = settings.axes().get(blamed);
    ReadAxis numbers = settings.companions().get(blamed);
    if (numbers != null && rule.place().equals(numbers.field())) {
      reading.faults().add(numbers.line(), numbers.field(), told);
    } else if (axis == null) {
      reading.faults().add(0, rule.place(), told);
    } else {
      Object own = point.value(blamed);
      Object value = blamed.compound().<Object>map(c -> c.choice(own)).orElse(own);
      int k = Math.max(0, axis.values().indexOf(value));
      reading.faults().add(axis.valueLines().get(k), axis.field(), told);
    }
  }

  /**
   * The combinations of a part that its constraints keep, one after the other. The point has the
   * first values of all other dimensions.
   */
  private final class Walk {
    private final Point point = new Point(reading.family().settings());
    private final List<Constraint> constraints;
    private final Combinations combinations;

    Walk(Ties.Part part) {
      region.dimensions().forEach(dimension -> dimension.put(point, 0));
      this.constraints = part.constraints();
      this.combinations = new Combinations(part.dimensions(), point);
    }

    boolean next() {
      while (combinations.next()) {
        if (isKept()) {
          return true;
        }
      }
      return false;
    }

    private boolean isKept() {
      for (int k = 0; k < constraints.size(); k++) {
        if (!constraints.get(k).holds(point)) {
          return false;
        }
      }
      return true;
    }
  }
}
