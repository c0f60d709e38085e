package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.List;
import java.util.Map;

/** Bars at whole numbers, in small diagrams, coloured by a second quantity. */
public final class BarFigure {
  private BarFigure() {}

  /**
   * Draws a bar a dot: x is its place, y its height, series the number from 0 to 1 that its colour
   * stands for.
   *
   * @param colour title of the colour bar; empty: all bars alike
   */
  public static String svg(
      FigureText text,
      List<DiagramAxis> facets,
      List<Dot> bars,
      NumberAxis x,
      NumberAxis y,
      String colour,
      List<Guide> guides) {
    PanelLayout panels = PanelLayout.of(facets, bars.stream().map(Dot::facets).distinct().toList());
    List<Double> xs = bars.stream().map(Dot::x).toList();
    List<Double> ys = bars.stream().map(Dot::y).toList();
    Map<String, Object> data = Spec.map("x", x.positions(xs), "y", ys);
    panels.addColumns(data, bars.stream().map(Dot::facets).toList());
    Map<String, Object> mapping = Spec.map("x", "x", "y", "y");
    Map<String, Object> layer =
        Spec.map(
            "geom",
            "bar",
            "stat",
            "identity",
            "data",
            data,
            "mapping",
            mapping,
            "size",
            0,
            "width",
            0.9);
    Plane plane = new Plane(text, panels, x, y, guides);
    if (colour.isEmpty()) {
      layer.put("fill", Palette.DISTINCT.get(0));
      return plane.svg(List.of(layer), xs, ys, List.of());
    }
    data.put("colour", Spec.doubles(bars.stream().map(Dot::series).toList()));
    mapping.put("fill", "colour");
    return plane.svg(
        List.of(layer, wholeScale(x.positions(xs).get(0))),
        xs,
        ys,
        List.of(Spec.gradient("fill", colour, Palette.VIRIDIS)));
  }

  /** Two tiles without extent, so that colours span 0 to 1. */
  private static Map<String, Object> wholeScale(double x) {
    return Spec.map(
        "geom",
        "tile",
        "data",
        Spec.map("x", List.of(x, x), "y", List.of(0, 0), "colour", List.of(0, 1)),
        "mapping",
        Spec.map("x", "x", "y", "y", "fill", "colour"),
        "width",
        0,
        "height",
        0,
        "size",
        0);
  }
}
