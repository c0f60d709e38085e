package io.tegum.kernel.family;

import java.util.List;
import java.util.function.Function;

/**
 * What a constraint can name: a setting, or a number or label that settings determine.
 *
 * @param name its name in {@code where}
 * @param settings the settings that determine it; the first decides whether there is one
 * @param labels the labels that it may have; null where it is a number
 * @param value a Number or a Labelled constant at a point
 * @param meaning one sentence for the documentation
 */
public record Quantity(
    String name,
    List<Setting<?>> settings,
    Kind.Label<?> labels,
    Function<Point, Object> value,
    String meaning) {

  public Quantity {
    settings = List.copyOf(settings);
  }

  /** A number. */
  public static Quantity number(
      String name, List<Setting<?>> settings, String meaning, Function<Point, Object> value) {
    return new Quantity(name, settings, null, value, meaning);
  }

  /** A label. */
  public static Quantity label(
      String name,
      List<Setting<?>> settings,
      String meaning,
      Kind.Label<?> labels,
      Function<Point, Object> value) {
    return new Quantity(name, settings, labels, value, meaning);
  }

  /** The number at {@code point}. */
  public double number(Point point) {
    return ((Number) value.apply(point)).doubleValue();
  }
}
