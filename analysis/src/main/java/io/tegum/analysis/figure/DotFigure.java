package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.List;
import java.util.Map;

/** Scatter plots, in small diagrams. */
public final class DotFigure {
  private DotFigure() {}

  /**
   * Draws the dots.
   *
   * @param facets what the small diagrams differ in
   * @param dots at least one, in the order of their series
   * @param series title of the legend; numbers get ordered colours, names distinct ones
   */
  public static String svg(
      FigureText text,
      List<DiagramAxis> facets,
      List<Dot> dots,
      NumberAxis x,
      NumberAxis y,
      String series,
      List<Guide> guides) {
    PanelLayout panels = PanelLayout.of(facets, dots.stream().map(Dot::facets).distinct().toList());
    Plane plane = new Plane(text, panels, x, y, guides);
    List<Double> xs = dots.stream().map(Dot::x).toList();
    List<Double> ys = dots.stream().map(Dot::y).toList();
    Map<String, Object> data = Spec.map("x", x.positions(xs), "y", y.positions(ys));
    List<Object> shown = dots.stream().map(Dot::series).toList();
    Legend legend = Legend.of(series, shown);
    data.put("series", legend.names(shown));
    panels.addColumns(data, dots.stream().map(Dot::facets).toList());
    Map<String, Object> points =
        Spec.map(
            "geom",
            "point",
            "data",
            data,
            "mapping",
            Spec.map("x", "x", "y", "y", "color", "series"),
            "size",
            2.4,
            "alpha",
            dots.size() > 300 ? 0.4 : 0.75);
    return plane.svg(List.of(points), xs, ys, List.of(legend.scale("color")));
  }
}
