package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines with their spread as bands, in small diagrams. */
public final class LineFigure {
  /** Bands of more lines than these would hide each other: they are left out. */
  private static final int MOST_BANDS = 8;

  private LineFigure() {}

  /**
   * Draws the bands.
   *
   * @param facets what the small diagrams differ in
   * @param bands at least one, in the order of their series
   * @param series title of the legend; lines of numbers get ordered colours, others distinct ones
   */
  public static String svg(
      FigureText text,
      List<DiagramAxis> facets,
      List<Band> bands,
      NumberAxis x,
      NumberAxis y,
      String series,
      List<Guide> guides) {
    PanelLayout panels =
        PanelLayout.of(facets, bands.stream().map(Band::facets).distinct().toList());
    return svg(new Plane(text, panels, x, y, guides), bands, series);
  }

  /** Draws the bands one panel above the other, each with a vertical scale of its own. */
  public static String stacked(
      FigureText text,
      DiagramAxis facet,
      List<Band> bands,
      NumberAxis x,
      String series,
      List<Guide> guides) {
    PanelLayout panels =
        PanelLayout.stacked(facet, bands.stream().map(Band::facets).distinct().toList());
    return svg(new Plane(text, panels, x, NumberAxis.linear(""), guides), bands, series);
  }

  private static String svg(Plane plane, List<Band> bands, String series) {
    List<Double> xs = bands.stream().map(Band::x).toList();
    Legend legend = Legend.of(series, bands.stream().map(Band::series).toList());
    List<Double> ys = new ArrayList<>();
    for (Band band : bands) {
      ys.add(band.low());
      ys.add(band.high());
    }
    Map<String, Object> data = columns(plane, legend, bands, ys);
    List<Map<String, Object>> layers = new ArrayList<>();
    if (legend.names().size() <= MOST_BANDS) {
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
    }
    Map<String, Object> mapping = Spec.map("x", "x", "y", "middle", "color", "series");
    layers.add(Spec.map("geom", "line", "data", data, "mapping", mapping, "size", 1.1));
    if (hasFewPoints(bands, legend)) {
      layers.add(
          Spec.map(
              "geom",
              "point",
              "data",
              data,
              "mapping",
              mapping,
              "size",
              1.6,
              "show_legend",
              false));
    }
    List<Band> lone = lone(bands);
    if (!lone.isEmpty()) {
      layers.add(
          Spec.map(
              "geom",
              "pointrange",
              "data",
              columns(plane, legend, lone, ys),
              "mapping",
              Spec.map("x", "x", "y", "middle", "ymin", "low", "ymax", "high", "color", "series"),
              "size",
              0.7,
              "show_legend",
              false));
    }
    return plane.svg(layers, xs, ys, List.of(legend.scale("color"), legend.scale("fill")));
  }

  private static Map<String, Object> columns(
      Plane plane, Legend legend, List<Band> bands, List<Double> ys) {
    Map<String, Object> data =
        Spec.map(
            "x", plane.x().positions(bands.stream().map(Band::x).toList()),
            "low", plane.y().lowerEnds(bands.stream().map(Band::low).toList(), ys),
            "middle", plane.y().positions(bands.stream().map(Band::middle).toList()),
            "high", plane.y().positions(bands.stream().map(Band::high).toList()));
    data.put("series", legend.names(bands.stream().map(Band::series).toList()));
    plane.panels().addColumns(data, bands.stream().map(Band::facets).toList());
    return data;
  }

  /** Lines of a single point, whose spread no band could show. */
  private static List<Band> lone(List<Band> bands) {
    Map<List<Object>, List<Band>> lines = new LinkedHashMap<>();
    for (Band band : bands) {
      lines
          .computeIfAbsent(Arrays.asList(band.facets(), band.series()), key -> new ArrayList<>())
          .add(band);
    }
    return lines.values().stream().filter(line -> line.size() == 1).flatMap(List::stream).toList();
  }

  private static boolean hasFewPoints(List<Band> bands, Legend legend) {
    long panels = bands.stream().map(Band::facets).distinct().count();
    return bands.size() <= 60 * panels * legend.names().size();
  }
}
