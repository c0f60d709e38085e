package io.tegum.analysis.addition;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.Palette;
import io.tegum.analysis.figure.PanelLayout;
import io.tegum.analysis.figure.Spec;
import io.tegum.analysis.figure.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two-dimensional vectors of the ten digits, a panel a head: digits stand where their vectors
 * point, joined in order, with a circle of their mean distance around their centre. Each panel has
 * a scale of its own.
 */
final class ProjectionFigure {
  private static final double PANELS_WIDTH = 860;
  private static final double WIDEST_PANEL = 230;
  private static final double MARGIN_WIDTH = 60;
  private static final double HEADING_HEIGHT = 170;
  private static final int CIRCLE_POINTS = 72;
  private static final double EDGE = 1.2; // room for digits at the largest distance

  /**
   * One head.
   *
   * @param heading what tells it from the others
   * @param vectors digit after digit, two numbers each
   */
  record Panel(String heading, double[] vectors) {}

  private final PanelLayout layout;
  private final Shapes circles = new Shapes();
  private final Shapes paths = new Shapes();

  private ProjectionFigure(List<Panel> panels) {
    DiagramAxis head = new DiagramAxis("head", "head", "Head", "");
    layout =
        PanelLayout.of(
            List.of(head), panels.stream().map(p -> List.<Object>of(p.heading())).toList());
    panels.forEach(this::add);
  }

  /** Points of all panels. */
  private static final class Shapes {
    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();
    private final List<List<Object>> panel = new ArrayList<>();

    private void add(double across, double upward, Panel of) {
      x.add(across);
      y.add(upward);
      panel.add(List.of(of.heading()));
    }
  }

  static String svg(FigureText text, List<Panel> panels) {
    return new ProjectionFigure(panels).svg(text);
  }

  private void add(Panel panel) {
    int count = panel.vectors().length / 2;
    double[] centre = new double[2];
    for (int k = 0; k < panel.vectors().length; k++) {
      centre[k % 2] += panel.vectors()[k] / count;
    }
    double mean = 0;
    double most = 0;
    for (int k = 0; k < count; k++) {
      double distance =
          Math.hypot(panel.vectors()[2 * k] - centre[0], panel.vectors()[2 * k + 1] - centre[1]);
      mean += distance / count;
      most = Math.max(most, distance);
    }
    double unit = most == 0 ? 1 : most;
    for (int k = 0; k < count; k++) {
      paths.add(
          (panel.vectors()[2 * k] - centre[0]) / unit,
          (panel.vectors()[2 * k + 1] - centre[1]) / unit,
          panel);
    }
    for (int k = 0; k <= CIRCLE_POINTS; k++) {
      double angle = 2 * Math.PI * k / CIRCLE_POINTS;
      circles.add(mean / unit * Math.cos(angle), mean / unit * Math.sin(angle), panel);
    }
  }

  private String svg(FigureText text) {
    double width = layout.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    Map<String, Object> digits = data(paths);
    List<String> names = new ArrayList<>();
    for (int k = 0; k < paths.x.size(); k++) {
      names.add(Integer.toString(k % 10));
    }
    digits.put("digit", names);
    Map<String, Object> mapping = Spec.map("x", "x", "y", "y");
    List<Map<String, Object>> layers =
        List.of(
            Spec.map(
                "geom",
                "path",
                "data",
                data(circles),
                "mapping",
                mapping,
                "color",
                Palette.STROKE,
                "linetype",
                "dashed",
                "size",
                0.5),
            Spec.map(
                "geom",
                "path",
                "data",
                digits,
                "mapping",
                mapping,
                "color",
                Palette.BORDER,
                "size",
                0.7),
            Spec.map(
                "geom",
                "text",
                "data",
                digits,
                "mapping",
                Spec.map("x", "x", "y", "y", "label", "digit"),
                "size",
                6));
    Ticks none = new Ticks(List.of(), List.of());
    return Spec.planeSvg(
        text,
        width * layout.columns() + MARGIN_WIDTH,
        width * layout.rows() + HEADING_HEIGHT,
        layout,
        layers,
        List.of(axis("x", none), axis("y", none)));
  }

  private static Map<String, Object> axis(String aesthetic, Ticks none) {
    Map<String, Object> axis = Spec.axis(aesthetic, "", none);
    axis.put("limits", List.of(-EDGE, EDGE));
    return axis;
  }

  private Map<String, Object> data(Shapes shapes) {
    Map<String, Object> data = Spec.map("x", shapes.x, "y", shapes.y);
    layout.addColumns(data, shapes.panel);
    return data;
  }
}
