package io.tegum.kernel.family;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What must hold between settings in every combination that is trained. Where one of the settings
 * has no value, as its section is left out, the rule has no say.
 *
 * @param place path of the field at which a fault is told, one of the first setting's keys
 * @param settings whose values it reads; where it is one alone, each of its values is to blame by
 *     itself
 * @param isBroken whether it does not hold at a point
 * @param told what was wrong at a point and what is allowed: "was 3 with features 2, must be ..."
 * @param constraint a condition for {@code where} that cuts such combinations; empty where none can
 */
public record Rule(
    String place,
    List<Setting<?>> settings,
    Predicate<Point> isBroken,
    Function<Point, String> told,
    Function<Point, Optional<String>> constraint) {

  public Rule {
    settings = List.copyOf(settings);
  }

  /** A rule between {@code settings}, the first of which is blamed. */
  public static Rule of(
      List<Setting<?>> settings, Predicate<Point> isBroken, Function<Point, String> told) {
    return new Rule(settings.get(0).path(), settings, isBroken, told, point -> Optional.empty());
  }

  /** The same rule, told at another key of the first setting. */
  public Rule toldAt(String place) {
    return new Rule(place, settings, isBroken, told, constraint);
  }

  /** The same rule, whose broken combinations a condition cuts. */
  public Rule cutBy(Function<Point, String> condition) {
    return new Rule(place, settings, isBroken, told, point -> Optional.of(condition.apply(point)));
  }

  /** The setting at whose place a fault is told. */
  public Setting<?> blamed() {
    return settings.get(0);
  }

  /** Whether it is broken at {@code point}. */
  public boolean isBrokenAt(Point point) {
    for (Setting<?> setting : settings) {
      if (!point.has(setting)) {
        return false;
      }
    }
    return isBroken.test(point);
  }

  /**
   * Checks a trial that was put together otherwise than from a spec.
   *
   * @throws IllegalArgumentException when a rule is broken
   */
  public static void check(Trial trial, List<Rule> rules) {
    Point point = Point.of(trial);
    for (Rule rule : rules) {
      if (rule.isBrokenAt(point)) {
        throw new IllegalArgumentException(
            "Cannot configure a trial: " + rule.place + " " + rule.told.apply(point));
      }
    }
  }
}
