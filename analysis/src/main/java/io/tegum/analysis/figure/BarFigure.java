package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bars, in small diagrams, each as wide as it says. */
public final class BarFigure {
  private BarFigure() {}

  /** Draws bars of one colour, whatever their shades. */
  public static String svg(
      FigureText text,
      List<DiagramAxis> facets,
      List<Bar> bars,
      NumberAxis x,
      NumberAxis y,
      List<Guide> guides) {
    Plane plane = plane(text, facets, bars, x, y, guides);
    Map<String, Object> layer = layer(plane.panels(), bars);
    layer.put("fill", Palette.DISTINCT.get(0));
    return plane.svg(List.of(layer), edges(bars), heights(bars), List.of());
  }

  /**
   * Draws bars in the colours of their shades, from 0 to 1 whatever shades there are.
   *
   * @param colour title of the colour bar
   */
  public static String shaded(
      FigureText text,
      List<DiagramAxis> facets,
      List<Bar> bars,
      NumberAxis x,
      NumberAxis y,
      String colour) {
    Plane plane = plane(text, facets, bars, x, y, List.of());
    List<Map<String, Object>> layers = new ArrayList<>();
    List<Bar> grey = bars.stream().filter(bar -> Double.isNaN(bar.shade())).toList();
    List<Bar> shaded = bars.stream().filter(bar -> !Double.isNaN(bar.shade())).toList();
    if (!grey.isEmpty()) {
      Map<String, Object> layer = layer(plane.panels(), grey);
      layer.put("fill", Palette.BORDER);
      layers.add(layer);
    }
    if (!shaded.isEmpty()) {
      Map<String, Object> layer = layer(plane.panels(), shaded);
      column(layer, "data").put("shade", shaded.stream().map(Bar::shade).toList());
      column(layer, "mapping").put("fill", "shade");
      layers.add(layer);
    }
    layers.add(wholeScale(bars.get(0).from()));
    return plane.svg(
        layers,
        edges(bars),
        heights(bars),
        List.of(Spec.gradient("fill", colour, Palette.VIRIDIS)));
  }

  private static Plane plane(
      FigureText text,
      List<DiagramAxis> facets,
      List<Bar> bars,
      NumberAxis x,
      NumberAxis y,
      List<Guide> guides) {
    PanelLayout panels = PanelLayout.of(facets, bars.stream().map(Bar::facets).distinct().toList());
    return new Plane(text, panels, x, y, guides);
  }

  private static List<Double> edges(List<Bar> bars) {
    List<Double> edges = new ArrayList<>(bars.stream().map(Bar::from).toList());
    bars.forEach(bar -> edges.add(bar.to()));
    return edges;
  }

  private static List<Double> heights(List<Bar> bars) {
    List<Double> heights = new ArrayList<>(bars.stream().map(Bar::height).toList());
    heights.add(0.0);
    return heights;
  }

  private static Map<String, Object> layer(PanelLayout panels, List<Bar> bars) {
    Map<String, Object> data =
        Spec.map(
            "from", bars.stream().map(Bar::from).toList(),
            "to", bars.stream().map(Bar::to).toList(),
            "base", bars.stream().map(bar -> 0.0).toList(),
            "height", bars.stream().map(Bar::height).toList());
    panels.addColumns(data, bars.stream().map(Bar::facets).toList());
    return Spec.map(
        "geom",
        "rect",
        "data",
        data,
        "mapping",
        Spec.map("xmin", "from", "xmax", "to", "ymin", "base", "ymax", "height"),
        "color",
        "white",
        "size",
        0.3);
  }

  @SuppressWarnings("unchecked") // a layer's data and mapping are such maps
  private static Map<String, Object> column(Map<String, Object> layer, String name) {
    return (Map<String, Object>) layer.get(name);
  }

  /** Two tiles without extent, so that colours span 0 to 1. */
  private static Map<String, Object> wholeScale(double x) {
    return Spec.map(
        "geom",
        "tile",
        "data",
        Spec.map("x", List.of(x, x), "y", List.of(0, 0), "shade", List.of(0, 1)),
        "mapping",
        Spec.map("x", "x", "y", "y", "fill", "shade"),
        "width",
        0,
        "height",
        0,
        "size",
        0);
  }
}
