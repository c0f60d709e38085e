package io.tegum.analysis.toy;

import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.Legend;
import io.tegum.analysis.figure.PanelLayout;
import io.tegum.analysis.figure.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * W's columns as arrows from the origin, for models of two or three hidden dimensions (Elhage et
 * al. 2022, "The geometry of superposition"). Three dimensions are seen from a fixed direction.
 */
public final class ArrowFigure {
  /** More dimensions than these cannot be drawn. */
  public static final int MOST_HIDDEN = 3;

  private static final double PANELS_WIDTH = 860;
  private static final double WIDEST_PANEL = 300;
  private static final double LEGEND_WIDTH = 180;
  private static final double HEADING_HEIGHT = 170;
  private static final double MARGIN = 1.1;

  /** Where the three axes point on paper: seen along (1, 1, 1), the usual isometric view. */
  private static final double[][] ISOMETRIC = {
    {-StrictMath.sqrt(0.5), StrictMath.sqrt(0.5), 0},
    {-StrictMath.sqrt(1 / 6.0), -StrictMath.sqrt(1 / 6.0), StrictMath.sqrt(2 / 3.0)}
  };

  private ArrowFigure() {}

  /**
   * One trial's directions.
   *
   * @param heading what tells it from the others
   * @param w W, m x n row-major, m of 1 to 3
   * @param features n
   */
  public record Panel(String heading, double[] w, int features) {}

  /** Draws one panel a trial, each feature in its colour. */
  public static String svg(FigureText text, List<Panel> trials) {
    PanelLayout panels = PanelLayout.headed(trials.stream().map(Panel::heading).toList());
    double panelWidth = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Object> feature = new ArrayList<>();
    List<List<Object>> facets = new ArrayList<>();
    double largest = 1;
    for (int t = 0; t < trials.size(); t++) {
      Panel panel = trials.get(t);
      for (int i = 0; i < panel.features(); i++) {
        x.add(onPaper(panel, i, 0));
        y.add(onPaper(panel, i, 1));
        feature.add(i);
        facets.add(panels.values().get(t));
        largest = Math.max(largest, Math.hypot(x.get(x.size() - 1), y.get(y.size() - 1)));
      }
    }
    List<Double> zeros = x.stream().map(v -> 0.0).toList();
    Map<String, Object> data = Spec.map("x", x, "y", y, "x0", zeros, "y0", zeros);
    Legend legend = Legend.of("Feature i", feature);
    data.put("feature", legend.names(feature));
    panels.addColumns(data, facets);
    Map<String, Object> arrows =
        Spec.map(
            "geom",
            "segment",
            "data",
            data,
            "mapping",
            Spec.map("x", "x0", "y", "y0", "xend", "x", "yend", "y", "color", "feature"),
            "size",
            1.1);
    Map<String, Object> tips =
        Spec.map(
            "geom",
            "point",
            "data",
            data,
            "mapping",
            Spec.map("x", "x", "y", "y", "color", "feature"),
            "size",
            3,
            "show_legend",
            false);
    double limit = MARGIN * largest;
    return Spec.linesSvg(
        text,
        panelWidth * panels.columns() + LEGEND_WIDTH,
        panelWidth * panels.rows() + HEADING_HEIGHT,
        panels,
        List.of(arrows, tips),
        List.of(
            Spec.map("aesthetic", "x", "name", "First coordinate", "limits", edges(limit)),
            Spec.map("aesthetic", "y", "name", "Second coordinate", "limits", edges(limit)),
            legend.scale("color")));
  }

  private static List<Double> edges(double limit) {
    return List.of(-limit, limit);
  }

  private static double onPaper(Panel panel, int feature, int coordinate) {
    int n = panel.features();
    int m = panel.w().length / n;
    if (m < MOST_HIDDEN) {
      return coordinate < m ? panel.w()[coordinate * n + feature] : 0;
    }
    double sum = 0;
    for (int row = 0; row < MOST_HIDDEN; row++) {
      sum += ISOMETRIC[coordinate][row] * panel.w()[row * n + feature];
    }
    return sum;
  }
}
