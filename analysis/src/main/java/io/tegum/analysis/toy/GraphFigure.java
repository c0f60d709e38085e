package io.tegum.analysis.toy;

import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.Legend;
import io.tegum.analysis.figure.Palette;
import io.tegum.analysis.figure.PanelLayout;
import io.tegum.analysis.figure.Spec;
import io.tegum.analysis.figure.Ticks;
import io.tegum.kernel.toy.metrics.TegumFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The geometry graph of chosen trials: features on a circle, joined where they overlap, in the
 * colour of their tegum factor's kind (Elhage et al. 2022, "Uniform superposition").
 */
public final class GraphFigure {
  private static final double PANELS_WIDTH = 860;
  private static final double WIDEST_PANEL = 300;
  private static final double LEGEND_WIDTH = 220;
  private static final double HEADING_HEIGHT = 150;
  private static final double EDGE = 1.25;
  private static final int MOST_NUMBERED = 40;
  private static final String NOT_REPRESENTED = "not represented";

  /** |What_i . What_j| above which features are joined. */
  public static final double JOINED = TegumFactor.OVERLAP_THRESHOLD;

  private GraphFigure() {}

  /** |What_i . What_j| from W'W, n x n row-major; both features must have a direction. */
  public static double overlap(double[] gram, int n, int i, int j) {
    return Math.abs(gram[i * n + j]) / Math.sqrt(gram[i * n + i] * gram[j * n + j]);
  }

  /**
   * One trial's graph.
   *
   * @param heading what tells it from the others
   * @param features each feature's index, in the order in which they stand on the circle
   * @param kinds its tegum factor's kind, null where it is not represented
   * @param edges pairs of positions on the circle
   */
  public record Panel(
      String heading, List<Integer> features, List<String> kinds, List<int[]> edges) {}

  /** Draws one graph a trial. */
  public static String svg(FigureText text, List<Panel> trials) {
    PanelLayout panels = PanelLayout.headed(trials.stream().map(Panel::heading).toList());
    double panelWidth = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    List<Map<String, Object>> layers = new ArrayList<>();
    if (trials.stream().anyMatch(t -> !t.edges().isEmpty())) {
      layers.add(edges(trials, panels));
    }

    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<String> label = new ArrayList<>();
    List<Object> kind = new ArrayList<>();
    List<List<Object>> facets = new ArrayList<>();
    for (int t = 0; t < trials.size(); t++) {
      Panel panel = trials.get(t);
      int n = panel.features().size();
      for (int place = 0; place < n; place++) {
        x.add(cosine(place, n));
        y.add(sine(place, n));
        label.add(n > MOST_NUMBERED ? "" : panel.features().get(place).toString());
        String own = panel.kinds().get(place);
        kind.add(own == null ? NOT_REPRESENTED : own);
        facets.add(panels.values().get(t));
      }
    }
    Map<String, Object> nodes = Spec.map("x", x, "y", y, "label", label, "kind", kind);
    panels.addColumns(nodes, facets);
    Map<String, Object> mapping = Spec.map("x", "x", "y", "y", "color", "kind");
    layers.add(Spec.map("geom", "point", "data", nodes, "mapping", mapping, "size", 6));
    layers.add(
        Spec.map(
            "geom",
            "text",
            "data",
            nodes,
            "mapping",
            Spec.map("x", "x", "y", "y", "label", "label"),
            "size",
            4.5,
            "color",
            "white"));
    List<Double> limits = List.of(-EDGE, EDGE);
    Ticks none = new Ticks(List.of(), List.of());
    Map<String, Object> across = Spec.axis("x", "", none);
    Map<String, Object> upward = Spec.axis("y", "", none);
    across.put("limits", limits);
    upward.put("limits", limits);
    Legend legend = Legend.of("Tegum factor", kind).with(NOT_REPRESENTED, Palette.BORDER);
    return Spec.linesSvg(
        text,
        panelWidth * panels.columns() + LEGEND_WIDTH,
        panelWidth * panels.rows() + HEADING_HEIGHT,
        panels,
        layers,
        List.of(across, upward, legend.scale("color")));
  }

  private static Map<String, Object> edges(List<Panel> trials, PanelLayout panels) {
    List<List<Double>> ends =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<List<Object>> facets = new ArrayList<>();
    for (int t = 0; t < trials.size(); t++) {
      int n = trials.get(t).features().size();
      for (int[] edge : trials.get(t).edges()) {
        ends.get(0).add(cosine(edge[0], n));
        ends.get(1).add(sine(edge[0], n));
        ends.get(2).add(cosine(edge[1], n));
        ends.get(3).add(sine(edge[1], n));
        facets.add(panels.values().get(t));
      }
    }
    Map<String, Object> data =
        Spec.map("x", ends.get(0), "y", ends.get(1), "xend", ends.get(2), "yend", ends.get(3));
    panels.addColumns(data, facets);
    return Spec.map(
        "geom",
        "segment",
        "data",
        data,
        "mapping",
        Spec.map("x", "x", "y", "y", "xend", "xend", "yend", "yend"),
        "color",
        Palette.STROKE,
        "alpha",
        facets.size() > 400 ? 0.25 : 0.7,
        "size",
        0.7);
  }

  private static double cosine(int place, int count) {
    return StrictMath.sin(2 * Math.PI * place / count);
  }

  private static double sine(int place, int count) {
    return StrictMath.cos(2 * Math.PI * place / count);
  }
}
