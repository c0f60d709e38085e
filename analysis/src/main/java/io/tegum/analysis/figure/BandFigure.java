package io.tegum.analysis.figure;

import io.tegum.analysis.phase.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines with their spread as bands, in small diagrams. */
final class BandFigure {
  private static final double PANELS_WIDTH = 780;
  private static final double WIDEST_PANEL = 560;
  private static final double LEGEND_WIDTH = 220;
  private static final double HEADING_HEIGHT = 170;
  private static final int MOST_LEGEND_ENTRIES = 10;

  private BandFigure() {}

  /**
   * Draws the bands.
   *
   * @param xScale the horizontal scale, a Lets-Plot map
   * @param yName title of the vertical axis
   * @param series title of the legend
   * @param colours one for each distinct series, in their order
   */
  static String svg(
      FigureText text,
      List<Axis> facets,
      List<Band> bands,
      Map<String, Object> xScale,
      String yName,
      String series,
      List<String> colours) {
    PanelLayout panels =
        PanelLayout.of(facets, bands.stream().map(Band::facets).distinct().toList());
    double panelWidth = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    double panelHeight = Math.max(170, Math.min(panelWidth * 0.75, 300));

    Map<String, Object> data =
        Spec.map(
            "x", bands.stream().map(Band::x).toList(),
            "low", bands.stream().map(Band::low).toList(),
            "middle", bands.stream().map(Band::middle).toList(),
            "high", bands.stream().map(Band::high).toList());
    data.put("series", bands.stream().map(b -> b.series().toString()).toList());
    panels.addColumns(data, bands.stream().map(Band::facets).toList());

    List<Map<String, Object>> layers = new ArrayList<>();
    layers.add(
        Spec.map(
            "geom",
            "ribbon",
            "data",
            data,
            "mapping",
            Spec.map("x", "x", "ymin", "low", "ymax", "high", "fill", "series"),
            "alpha",
            0.2,
            "size",
            0,
            "show_legend",
            false));
    layers.add(
        Spec.map(
            "geom",
            "line",
            "data",
            data,
            "mapping",
            Spec.map("x", "x", "y", "middle", "color", "series"),
            "size",
            1.1,
            "show_legend",
            colours.size() <= MOST_LEGEND_ENTRIES));
    return Spec.svg(
        text,
        panelWidth * panels.columns() + LEGEND_WIDTH,
        panelHeight * panels.rows() + HEADING_HEIGHT,
        panels,
        layers,
        List.of(
            xScale,
            Spec.map("aesthetic", "y", "name", yName),
            Spec.discrete("color", series, colours),
            Spec.discrete("fill", series, colours)));
  }
}
