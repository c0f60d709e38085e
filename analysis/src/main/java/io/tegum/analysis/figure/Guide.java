package io.tegum.analysis.figure;

import java.util.List;

/**
 * A dashed line to compare with.
 *
 * @param label what stands at its end; may be empty
 * @param fromX where it begins; NaN: at the panel's left edge
 * @param fromY NaN: at its lower edge
 * @param toX where it ends; NaN: at the right edge
 * @param toY NaN: at the upper edge; with a {@code fromX} but no {@code toX}, the slope of a line
 *     through the origin
 * @param panel the facets' values of the only panel that has it; empty: every panel
 */
public record Guide(
    String label, double fromX, double fromY, double toX, double toY, List<Object> panel) {

  public Guide {
    panel = List.copyOf(panel);
  }

  /** A line in every panel. */
  public Guide(String label, double fromX, double fromY, double toX, double toY) {
    this(label, fromX, fromY, toX, toY, List.of());
  }

  /** This line, in the panel of these facets' values alone. */
  public Guide in(Object... values) {
    return new Guide(label, fromX, fromY, toX, toY, List.of(values));
  }

  /** A horizontal line at y. */
  public static Guide level(String label, double y) {
    return new Guide(label, Double.NaN, y, Double.NaN, y);
  }

  /** A vertical line at x. */
  public static Guide moment(String label, double x) {
    return new Guide(label, x, Double.NaN, x, Double.NaN);
  }

  /** The line y = slope x between two positive x. */
  public static Guide proportional(String label, double slope, double least, double most) {
    return new Guide(label, least, slope * least, most, slope * most);
  }

  /** The line y = slope x from 0, or beside a log axis from the smallest x, to the largest. */
  public static Guide slope(String label, double slope) {
    return new Guide(label, 0, 0, Double.NaN, slope);
  }

  boolean isSlope() {
    return !Double.isNaN(fromX) && Double.isNaN(toX);
  }

  /** A slope that begins at the smallest positive x: a log scale has no origin. */
  Guide awayFromOrigin(List<Double> xs) {
    double from = xs.stream().mapToDouble(x -> x).filter(x -> x > 0).min().orElse(1);
    return new Guide(label, from, toY * from, toX, toY, panel);
  }

  boolean isVertical() {
    return fromX == toX;
  }

  /** This line between the given edges. */
  Guide within(List<Double> xs, List<Double> ys) {
    if (isSlope()) {
      return new Guide(label, fromX, fromY, most(xs), toY * most(xs), panel);
    }
    return new Guide(
        label,
        Double.isNaN(fromX) ? least(xs) : fromX,
        Double.isNaN(fromY) ? least(ys) : fromY,
        Double.isNaN(toX) ? most(xs) : toX,
        Double.isNaN(toY) ? most(ys) : toY,
        panel);
  }

  private static double least(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }

  private static double most(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }
}
