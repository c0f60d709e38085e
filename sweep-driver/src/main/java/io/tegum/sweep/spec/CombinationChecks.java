package io.tegum.sweep.spec;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.sweep.where.Constraint;
import io.tegum.sweep.where.Constraints;
import io.tegum.sweep.wording.Amounts;
import io.tegum.sweep.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Checks what no single field shows: whether the constraints leave anything, and whether every
 * combination that they leave can be trained. It walks only the dimensions that a question touches.
 */
final class CombinationChecks {

  /** A message can bear so many constraints. */
  private static final int MAX_SHOWN = 5;

  private static final String TOO_MUCH =
      "must be at most "
          + Wording.count(Effort.MOST)
          + " evaluations of conditions in all that a file holds";

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
    Constraints where = new Constraints(region.where());
    if (!reading.effort().covers(ties.constrained(), where.comparisons())) {
      root.fault(
          WhereReader.FIELD,
          "has %s over axes with %s combinations, %s; constrain fewer axes together"
              .formatted(
                  Amounts.count(where.comparisons(), "comparison"),
                  Wording.count(Combinations.count(ties.constrained())),
                  TOO_MUCH));
      return;
    }
    if (dividesByZero(root)) {
      return;
    }
    for (Ties.Part part : ties.parts()) {
      if (!new Walk(part).next()) {
        root.fault(
            WhereReader.FIELD,
            "cuts %s, must keep at least one (%s never holds)"
                .formatted(all(region.combinations()), text(part.constraints().texts())));
        return;
      }
    }
    for (Rule rule : reading.family().rules()) {
      if (!ValueRules.isOne(rule)) {
        check(rule);
      }
    }
  }

  private static String all(long combinations) {
    return combinations == 1
        ? "the only combination"
        : "all %s combinations".formatted(Wording.count(combinations));
  }

  /**
   * Whether a condition divides by zero in a combination that the conditions before it keep; tells
   * of the first. Infinity would pass for a large number.
   */
  private boolean dividesByZero(Fields root) {
    List<Constraint> where = region.where();
    for (Ties.Part part : ties.parts()) {
      List<Constraint> tied = part.constraints().all();
      Point point = firstPoint();
      Combinations combinations = new Combinations(part.dimensions(), point);
      boolean divides = tied.stream().anyMatch(Constraint::mayDivide);
      while (divides && combinations.next()) {
        for (int k = 0; k < tied.size(); k++) {
          Optional<String> division = tied.get(k).zeroDivision(point);
          if (division.isPresent()) {
            Place place =
                root.get(WhereReader.FIELD)
                    .flatMap(Place::list)
                    .orElseThrow()
                    .get(where.indexOf(tied.get(k)));
            place.fault("was %s, which %s".formatted(place.shown(), division.get()));
            return true;
          }
          if (!tied.get(k).holds(point)) {
            break;
          }
        }
      }
    }
    return false;
  }

  private static String text(List<String> constraints) {
    String text = constraints.stream().limit(MAX_SHOWN).collect(Collectors.joining(" and "));
    int more = constraints.size() - MAX_SHOWN;
    return more > 0 ? text + " and " + more + " more" : text;
  }

  private void check(Rule rule) {
    // Where constraints are left aside it is sooner seen that a rule holds.
    Ties.Part alone = new Ties.Part(ties.of(rule.settings()), new Constraints(List.of()));
    if (isChecked(rule, alone) && breach(rule, alone).isPresent()) {
      Ties.Part tied = ties.around(rule.settings());
      if (isChecked(rule, tied)) {
        breach(rule, tied).ifPresent(point -> tell(rule, point));
      }
    }
  }

  /** Whether the combinations of {@code part} are few enough to be looked at; tells if not. */
  private boolean isChecked(Rule rule, Ties.Part part) {
    boolean checked = reading.effort().covers(part.dimensions(), part.constraints().comparisons());
    if (!checked) {
      String told =
          "is checked together with axes that have %s combinations, %s; give fewer values"
              .formatted(Wording.count(Combinations.count(part.dimensions())), TOO_MUCH);
      reading.faults().add(0, rule.place(), told);
    }
    return checked;
  }

  /** The first combination that the constraints keep and that breaks {@code rule}. */
  private Optional<Point> breach(Rule rule, Ties.Part part) {
    Walk walk = new Walk(part);
    while (walk.next()) {
      if (rule.isBrokenAt(walk.point)) {
        return Optional.of(walk.point);
      }
    }
    return Optional.empty();
  }

  private void tell(Rule rule, Point point) {
    Optional<String> constraint =
        Combinations.count(ties.of(rule.settings())) > 1
            ? rule.constraint().apply(point)
            : Optional.empty();
    String hint = constraint.map(c -> "; cut such combinations by where: [" + c + "]").orElse("");
    Setting<?> blamed = rule.blamed();
    String what = rule.told().apply(point);
    String told = what + unsaid(rule, what) + hint;
    ReadAxis axis = settings.axes().get(blamed);
    ReadAxis numbers = settings.companions().get(blamed);
    if (numbers != null && rule.place().equals(numbers.field())) {
      reading.faults().add(numbers.line(), numbers.field(), told);
    } else if (axis == null) {
      reading.faults().add(0, rule.place(), told);
    } else if (settings.isDefault(blamed)) {
      reading.faults().add(lineOfGiven(rule), axis.field(), told);
    } else {
      Object own = point.value(blamed);
      Object value = blamed.compound().<Object>map(c -> c.choice(own)).orElse(own);
      int k = Math.max(0, axis.values().indexOf(value));
      reading.faults().add(axis.valueLines().get(k), axis.field(), told);
    }
  }

  /**
   * "; test_pairs 2000 is the default" for what a reader does not find in the file, of the settings
   * that {@code told} speaks of.
   */
  private String unsaid(Rule rule, String told) {
    List<String> defaults =
        rule.settings().stream()
            .filter(setting -> settings.isDefault(setting) && settings.axes().containsKey(setting))
            .filter(setting -> !settings.isAbsent(setting))
            .filter(setting -> setting == rule.blamed() || speaksOf(told, setting))
            .map(this::withValue)
            .toList();
    if (defaults.isEmpty() || rule.settings().stream().noneMatch(this::isGiven)) {
      return "";
    }
    String are = defaults.size() == 1 ? " is the default" : " are the defaults";
    return "; " + String.join(" and ", defaults) + are;
  }

  private static boolean speaksOf(String told, Setting<?> setting) {
    return SectionKeys.of(setting).stream()
        .anyMatch(key -> Pattern.compile("\\b" + key + "\\b").matcher(told).find());
  }

  private String withValue(Setting<?> setting) {
    return setting.path() + " " + Wording.value(settings.axes().get(setting).values().get(0));
  }

  /** The line of the first setting that the file gives: a default has none. */
  private int lineOfGiven(Rule rule) {
    return rule.settings().stream()
        .filter(this::isGiven)
        .map(setting -> settings.axes().get(setting).valueLines().get(0))
        .findFirst()
        .orElse(0);
  }

  private boolean isGiven(Setting<?> setting) {
    return settings.axes().containsKey(setting) && !settings.isDefault(setting);
  }

  private Point firstPoint() {
    Point point = new Point(reading.family().settings());
    region.dimensions().forEach(dimension -> dimension.put(point, 0));
    return point;
  }

  /**
   * The combinations of a part that its constraints keep, one after the other. The point has the
   * first values of all other dimensions.
   */
  private final class Walk {
    private final Point point = firstPoint();
    private final Constraints constraints;
    private final Combinations combinations;

    Walk(Ties.Part part) {
      this.constraints = part.constraints();
      this.combinations = new Combinations(part.dimensions(), point);
    }

    boolean next() {
      while (combinations.next()) {
        if (constraints.keep(point)) {
          return true;
        }
      }
      return false;
    }
  }
}
