package io.tegum.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A horizontal or vertical axis of numbers.
 *
 * @param title its title, without " (log scale)"
 * @param spacing how its numbers stand
 * @param held numbers that it reaches to even where there is nothing to draw
 */
public record NumberAxis(String title, Spacing spacing, List<Double> held) {
  private static final double LEAST_LOG_MARGIN = 1.3;

  /** Half of a label such as "1000", in pixels: panels stand so close that more would overlap. */
  private static final double LABEL_EDGE = 16;

  /** Room beside the outermost values, in steps of an axis at even distances. */
  private static final double EDGE = 0.4;

  /** How numbers stand on an axis. */
  public enum Spacing {
    /** Each distinct value one step after the next smaller one. */
    EVEN,
    LINEAR,
    /** Linearly, labelled at whole numbers alone. */
    WHOLE,
    /** Logarithmically; only positive numbers have a place. */
    LOG
  }

  public static NumberAxis even(String title) {
    return new NumberAxis(title, Spacing.EVEN, List.of());
  }

  public static NumberAxis linear(String title) {
    return new NumberAxis(title, Spacing.LINEAR, List.of());
  }

  /** A linear axis of counts or indices. */
  public static NumberAxis whole(String title) {
    return new NumberAxis(title, Spacing.WHOLE, List.of());
  }

  public static NumberAxis log(String title) {
    return new NumberAxis(title, Spacing.LOG, List.of());
  }

  /** A linear axis from {@code low} to {@code high}, and to any value beyond them. */
  public static NumberAxis range(String title, double low, double high) {
    return new NumberAxis(title, Spacing.LINEAR, List.of(low, high));
  }

  /** The values that it has to hold: the drawn ones, its own, and the ends of guides. */
  List<Double> holding(List<Double> drawn, List<Double> guides) {
    if (spacing == Spacing.EVEN) {
      return drawn;
    }
    List<Double> all = new ArrayList<>(drawn);
    all.addAll(held);
    guides.stream().filter(g -> !g.isNaN()).forEach(all::add);
    all.removeIf(value -> !hasPlace(value));
    return all;
  }

  /** Whether its scale reaches {@code value} at all. */
  boolean hasPlace(double value) {
    return spacing != Spacing.LOG || value > 0;
  }

  /** Where each of {@code values} stands; null where it has no place, which leaves a gap. */
  List<Double> positions(List<Double> values) {
    if (spacing != Spacing.EVEN) {
      return values.stream().map(v -> hasPlace(v) ? v : null).toList();
    }
    List<Double> distinct = List.copyOf(new TreeSet<>(values));
    return values.stream().map(v -> (double) distinct.indexOf(v)).toList();
  }

  /**
   * Where the lower ends of bands stand: those that have no place, at the least of {@code drawn}
   * that has one, as a band that reaches to 0 is no gap.
   */
  List<Double> lowerEnds(List<Double> ends, List<Double> drawn) {
    double least =
        drawn.stream().mapToDouble(v -> v).filter(this::hasPlace).min().orElse(Double.NaN);
    return positions(ends.stream().map(v -> hasPlace(v) ? v : (Double) least).toList());
  }

  /** Lets-Plot's scale for an axis of {@code length} pixels that holds {@code values}. */
  Map<String, Object> scale(String aesthetic, List<Double> values, double length) {
    List<Double> distinct = List.copyOf(new TreeSet<>(values));
    if (spacing == Spacing.LINEAR || distinct.isEmpty()) {
      return Spec.map("aesthetic", aesthetic, "name", title);
    }
    boolean across = aesthetic.equals("x");
    if (spacing == Spacing.WHOLE) {
      double first = distinct.get(0);
      double last = distinct.get(distinct.size() - 1);
      Ticks ticks = across ? Ticks.wholeAcross(first, last, length) : Ticks.whole(first, last);
      return Spec.map(
          "aesthetic",
          aesthetic,
          "name",
          title,
          "breaks",
          ticks.positions(),
          "labels",
          ticks.labels());
    }
    if (spacing == Spacing.EVEN) {
      Ticks ticks = across ? Ticks.across(distinct, length) : Ticks.upward(distinct, length);
      Map<String, Object> scale = Spec.axis(aesthetic, title + Ticks.spacing(distinct), ticks);
      scale.put("expand", List.of(0.0, EDGE));
      return scale;
    }
    double least = distinct.get(0);
    double most = distinct.get(distinct.size() - 1);
    double margin = across ? logMargin(most / least, length) : LEAST_LOG_MARGIN;
    Map<String, Object> scale =
        Spec.axis(
            aesthetic,
            title + " (log scale)",
            across
                ? Ticks.logarithmic(least, most, margin, length)
                : Ticks.logarithmicUpward(least, most, margin, length));
    scale.put("trans", "log10");
    scale.put("limits", List.of(least / margin, most * margin));
    return scale;
  }

  /** Room for the outermost labels, as a factor; a log scale has no expansion. */
  private static double logMargin(double ratio, double length) {
    return Math.max(
        LEAST_LOG_MARGIN, Math.pow(ratio, LABEL_EDGE / Math.max(1, length - 2 * LABEL_EDGE)));
  }
}
