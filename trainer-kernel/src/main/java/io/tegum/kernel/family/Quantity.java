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

  /** The density of features or inputs that are absent with probability {@code sparsity}. */
  public static Quantity density(Setting<Double> sparsity) {
    return number(
        "density",
        List.of(sparsity),
        "1 - S, rounded to 15 decimals, so that S = 0.9 has density == 0.1",
        point -> Math.rint((1 - sparsity.at(point)) * 1e15) / 1e15);
  }

  /** The number at {@code point}. */
  public double number(Point point) {
    return ((Number) value.apply(point)).doubleValue();
  }
}
