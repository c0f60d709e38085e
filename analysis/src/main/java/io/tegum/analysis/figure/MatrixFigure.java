package io.tegum.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Matrices as heat maps side by side, the first row on top. */
public final class MatrixFigure {
  private static final double PANELS_WIDTH = 860;
  private static final double WIDEST_PANEL = 300;
  private static final double LEAST_HEIGHT = 110;
  private static final double LEGEND_WIDTH = 180;
  private static final double HEADING_HEIGHT = 170;

  private MatrixFigure() {}

  /**
   * A heat map.
   *
   * @param heading what tells it from the others
   * @param columns number of columns
   * @param values row-major; NaN is left blank
   */
  public record Panel(String heading, int columns, double[] values) {
    /** Number of rows. */
    public int rows() {
      return values.length / columns;
    }
  }

  /**
   * What all heat maps share.
   *
   * @param value title of the colour bar
   * @param colours from {@code low} to {@code high}
   * @param columns title of the horizontal axis
   * @param columnLabels its labels, by column; those that have no room are left out
   * @param rows title of the vertical axis
   * @param rowLabels its labels, by row
   */
  public record Style(
      String value,
      List<String> colours,
      double low,
      double high,
      String columns,
      List<String> columnLabels,
      String rows,
      List<String> rowLabels) {}

  /** Draws the matrices. */
  public static String svg(FigureText text, List<Panel> matrices, Style style) {
    PanelLayout panels = PanelLayout.headed(matrices.stream().map(Panel::heading).toList());
    double panelWidth = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    double shape = style.rowLabels().size() / (double) style.columnLabels().size();
    double panelHeight =
        Math.max(LEAST_HEIGHT, Math.min(panelWidth * shape, Math.max(panelWidth, WIDEST_PANEL)));

    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Double> value = new ArrayList<>();
    List<List<Object>> facets = new ArrayList<>();
    List<Double> blankX = new ArrayList<>();
    List<Double> blankY = new ArrayList<>();
    List<List<Object>> blankFacets = new ArrayList<>();
    for (int p = 0; p < matrices.size(); p++) {
      Panel matrix = matrices.get(p);
      for (int entry = 0; entry < matrix.values().length; entry++) {
        if (!Double.isNaN(matrix.values()[entry])) {
          x.add((double) (entry % matrix.columns()));
          y.add((double) -(entry / matrix.columns()));
          value.add(matrix.values()[entry]);
          facets.add(panels.values().get(p));
        } else {
          blankX.add((double) (entry % matrix.columns()));
          blankY.add((double) -(entry / matrix.columns()));
          blankFacets.add(panels.values().get(p));
        }
      }
    }
    Map<String, Object> data = Spec.map("x", x, "y", y, "value", value);
    panels.addColumns(data, facets);
    Map<String, Object> tiles =
        Spec.map(
            "geom",
            "tile",
            "data",
            Spec.spanning(data, "value", style.low(), style.high()),
            "mapping",
            Spec.map("x", "x", "y", "y", "fill", "value"),
            "size",
            0);
    List<Map<String, Object>> layers = new ArrayList<>();
    if (!blankX.isEmpty()) {
      Map<String, Object> places = Spec.map("x", blankX, "y", blankY);
      panels.addColumns(places, blankFacets);
      layers.add(blank(places));
    }
    layers.add(tiles);
    return Spec.tilesSvg(
        text,
        panelWidth * panels.columns() + LEGEND_WIDTH,
        panelHeight * panels.rows() + HEADING_HEIGHT,
        panels,
        layers,
        List.of(
            Spec.gradient("fill", style.value(), style.colours()),
            Spec.axis(
                "x", style.columns(), across(style.columnLabels(), panelWidth, panels.columns())),
            Spec.axis("y", style.rows(), down(style.rowLabels(), panelHeight))));
  }

  /** Of the ground's colour, so that an axis reaches as far as its blank rows and columns. */
  private static Map<String, Object> blank(Map<String, Object> places) {
    return Spec.map(
        "geom",
        "tile",
        "data",
        places,
        "mapping",
        Spec.map("x", "x", "y", "y"),
        "fill",
        Palette.BACKGROUND,
        "size",
        0,
        "tooltips",
        "none");
  }

  /**
   * Labels from left to right; the last one, often the odd one out, always. Where another panel
   * follows, whose first label would touch it, the last one is the last that ends in its panel.
   */
  private static Ticks across(List<String> labels, double width, int panels) {
    Ticks ticks = Ticks.across(labels, width);
    int last = labels.size() - 1;
    if (panels > 1) {
      last = Math.max(0, last - Ticks.beyond(labels.get(last), labels.size(), width));
    }
    int shown = ticks.positions().size();
    if (shown == 0 || ticks.positions().get(shown - 1) >= last) {
      return ticks;
    }
    List<Double> positions = new ArrayList<>(ticks.positions());
    List<String> names = new ArrayList<>(ticks.labels());
    if (shown > 1 && last - positions.get(shown - 1) < positions.get(1) - positions.get(0)) {
      positions.remove(shown - 1);
      names.remove(shown - 1);
    }
    positions.add((double) last);
    names.add(labels.get(last));
    return new Ticks(positions, names);
  }

  private static Ticks down(List<String> labels, double height) {
    Ticks ticks = Ticks.upward(labels, height);
    return new Ticks(ticks.positions().stream().map(p -> -p).toList(), ticks.labels());
  }
}
