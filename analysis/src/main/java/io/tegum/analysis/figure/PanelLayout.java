package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Facets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a figure's small diagrams stand: alone, wrapped in rows, or in a grid of two facets.
 *
 * @param axes the facets
 * @param values their combinations of values, in the order in which panels stand
 * @param across which of them vary from left to right; those of headings when panels are wrapped
 * @param down which vary from row to row; none when panels are wrapped
 * @param columns panels side by side
 * @param rows panels one above the other
 * @param scales "fixed", or "free_y" when each panel has a vertical scale of its own
 */
public record PanelLayout(
    List<DiagramAxis> axes,
    List<List<Object>> values,
    List<Integer> across,
    List<Integer> down,
    int columns,
    int rows,
    String scales) {
  private static final int MOST_WRAPPED_COLUMNS = 4;
  private static final int MOST_GRID_COLUMNS = 6;

  /** With more facets than these, headings leave out what all panels have in common. */
  private static final int MOST_HEADED = 2;

  private static final String FIXED = "fixed";
  private static final String COLUMN = "facet_column";
  private static final String ROW = "facet_row";

  /** A layout for the given combinations of the facets' values. */
  public static PanelLayout of(List<DiagramAxis> axes, List<List<Object>> values) {
    if (axes.size() == 2) {
      int first = distinct(values, 0);
      int second = distinct(values, 1);
      if (first > 1 && second > 1 && Math.max(first, second) <= MOST_GRID_COLUMNS) {
        return first > second
            ? new PanelLayout(axes, values, List.of(0), List.of(1), first, second, FIXED)
            : new PanelLayout(axes, values, List.of(1), List.of(0), second, first, FIXED);
      }
    }
    int count = Math.max(1, values.size());
    int columns = Math.min(count, MOST_WRAPPED_COLUMNS);
    List<Integer> headed =
        IntStream.range(0, axes.size())
            .filter(facet -> axes.size() <= MOST_HEADED || distinct(values, facet) > 1)
            .boxed()
            .toList();
    return new PanelLayout(
        axes, values, headed, List.of(), columns, (count + columns - 1) / columns, FIXED);
  }

  /** A layout for panels that have nothing in common but the figure, wrapped in rows. */
  public static PanelLayout headed(List<String> headings) {
    return of(List.of(Heading.PANEL), Heading.all(headings));
  }

  /** One panel above the other, each with a vertical scale of its own. */
  static PanelLayout stacked(DiagramAxis axis, List<List<Object>> values) {
    return new PanelLayout(
        List.of(axis), values, List.of(0), List.of(), 1, Math.max(1, values.size()), "free_y");
  }

  private static int distinct(List<List<Object>> values, int position) {
    return (int) values.stream().map(v -> v.get(position)).distinct().count();
  }

  /**
   * Adds the facets' columns to {@code data}, whose rows have the given facet values. Lets-Plot
   * sorts panels by text and takes equal texts for one, so the i-th of the layout gets i
   * unprintable characters in front, which {@link SvgText} takes away.
   */
  public void addColumns(Map<String, Object> data, List<List<Object>> facetValues) {
    addColumn(data, COLUMN, across, facetValues);
    addColumn(data, ROW, down, facetValues);
  }

  private void addColumn(
      Map<String, Object> data,
      String name,
      List<Integer> positions,
      List<List<Object>> facetValues) {
    if (positions.isEmpty()) {
      return;
    }
    Map<List<Object>, Integer> places = new HashMap<>();
    for (List<Object> panel : values) {
      places.putIfAbsent(at(positions, panel), places.size());
    }
    List<String> headings = Facets.headings(axes, positions, facetValues, values);
    List<String> column = new ArrayList<>(headings.size());
    for (int row = 0; row < headings.size(); row++) {
      int place = places.get(at(positions, facetValues.get(row)));
      column.add(SvgText.SORTING.repeat(place) + headings.get(row));
    }
    data.put(name, column);
  }

  /** What all panels have and no heading says: "n = 20, m = 5"; empty where there is nothing. */
  String common() {
    List<Integer> unsaid =
        IntStream.range(0, axes.size())
            .filter(facet -> !across.contains(facet) && !down.contains(facet))
            .boxed()
            .toList();
    return values.isEmpty() || unsaid.isEmpty()
        ? ""
        : Facets.headings(axes, unsaid, values.subList(0, 1), values).get(0);
  }

  private static List<Object> at(List<Integer> positions, List<Object> values) {
    List<Object> chosen = new ArrayList<>(positions.size());
    positions.forEach(position -> chosen.add(values.get(position)));
    return chosen;
  }

  /** Lets-Plot's facet specification, empty without facets; order 1 is ascending. */
  Optional<Map<String, Object>> facet() {
    if (across.isEmpty()) {
      return Optional.empty();
    }
    if (!down.isEmpty()) {
      return Optional.of(
          Spec.map("name", "grid", "x", COLUMN, "y", ROW, "x_order", 1, "y_order", 1));
    }
    return Optional.of(
        Spec.map(
            "name",
            "wrap",
            "facets",
            List.of(COLUMN),
            "ncol",
            columns,
            "order",
            List.of(1),
            "dir",
            "h",
            "scales",
            scales));
  }

  /** A panel's width so that all have room in {@code total} pixels, at most {@code widest}. */
  public double panelWidth(double total, double widest) {
    return Math.min(widest, total / columns);
  }
}
