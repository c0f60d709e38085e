package io.tegum.analysis.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The part that lines and points have in common: panels of two number axes, with guides.
 *
 * @param text what is written around it
 * @param panels how its small diagrams stand
 * @param x horizontal axis
 * @param y vertical axis
 * @param guides lines to compare with
 */
record Plane(FigureText text, PanelLayout panels, NumberAxis x, NumberAxis y, List<Guide> guides) {
  private static final double PANELS_WIDTH = 780;
  private static final double WIDEST_PANEL = 560;
  private static final double LEGEND_WIDTH = 220;
  private static final double HEADING_HEIGHT = 170;
  private static final double LEAST_HEIGHT = 170;
  private static final double MOST_HEIGHT = 300;

  /** A space that SVG does not trim, between a vertical line and its label. */
  private static final String BESIDE = "\u00a0";

  /**
   * The SVG.
   *
   * @param layers what is drawn over the guides
   * @param xs the horizontal values that it must hold; not their positions
   * @param ys likewise
   * @param legends scales of colour and the like
   */
  String svg(
      List<Map<String, Object>> layers,
      List<Double> xs,
      List<Double> ys,
      List<Map<String, Object>> legends) {
    double panelWidth = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    double panelHeight = Math.max(LEAST_HEIGHT, Math.min(panelWidth * 0.75, MOST_HEIGHT));
    List<Double> across = new ArrayList<>();
    List<Double> upward = new ArrayList<>();
    for (Guide guide : guides) {
      across.addAll(List.of(guide.fromX(), guide.toX()));
      upward.add(guide.fromY());
      if (!guide.isSlope()) {
        upward.add(guide.toY());
      }
    }
    across = x.holding(xs, across);
    upward = y.holding(ys, upward);
    List<Map<String, Object>> all = new ArrayList<>();
    drawn(across, upward).values().stream()
        .filter(alike -> !alike.isEmpty())
        .forEach(alike -> all.add(lines(alike)));
    if (!x.held().isEmpty() || !y.held().isEmpty()) {
      all.add(corners(across, upward));
    }
    all.addAll(layers);
    all.addAll(labelLayers(across, upward));
    List<Map<String, Object>> scales = new ArrayList<>();
    scales.add(x.scale("x", across, panelWidth));
    scales.add(y.scale("y", upward, panelHeight));
    scales.addAll(legends);
    return Spec.linesSvg(
        text,
        panelWidth * panels.columns() + LEGEND_WIDTH,
        panelHeight * panels.rows() + HEADING_HEIGHT,
        panels,
        all,
        scales);
  }

  /** Nothing to see, but the axes reach as far. */
  private Map<String, Object> corners(List<Double> xs, List<Double> ys) {
    List<Double> across = x.positions(xs);
    List<Double> upward = y.positions(ys);
    return Spec.map(
        "geom",
        "point",
        "alpha",
        0,
        "data",
        Spec.map(
            "x", List.of(Collections.min(across), Collections.max(across)),
            "y", List.of(Collections.min(upward), Collections.max(upward))),
        "mapping",
        Spec.map("x", "x", "y", "y"));
  }

  /** The guides between the panels' edges, those of every panel apart from those of one. */
  private Map<Boolean, List<Guide>> drawn(List<Double> xs, List<Double> ys) {
    return guides.stream()
        .map(g -> g.isSlope() && !hasOrigin() ? g.awayFromOrigin(xs) : g)
        .map(g -> g.within(x.positions(xs), y.positions(ys)))
        .collect(Collectors.partitioningBy(g -> g.panel().isEmpty()));
  }

  /** Over what is drawn: under lines and bands they could not be read. */
  private List<Map<String, Object>> labelLayers(List<Double> xs, List<Double> ys) {
    List<Map<String, Object>> layers = new ArrayList<>();
    for (List<Guide> alike : drawn(xs, ys).values()) {
      for (boolean vertical : new boolean[] {false, true}) {
        List<Guide> some =
            alike.stream().filter(g -> !g.label().isEmpty() && g.isVertical() == vertical).toList();
        if (!some.isEmpty()) {
          layers.add(labels(some, vertical));
        }
      }
    }
    return layers;
  }

  private boolean hasOrigin() {
    return x.hasPlace(0) && y.hasPlace(0);
  }

  /** Without the facets' columns a layer is in every panel. */
  private Map<String, Object> placed(Map<String, Object> data, List<Guide> guides) {
    if (!guides.get(0).panel().isEmpty()) {
      panels.addColumns(data, guides.stream().map(Guide::panel).toList());
    }
    return data;
  }

  private Map<String, Object> lines(List<Guide> guides) {
    return Spec.map(
        "geom",
        "segment",
        "data",
        placed(
            Spec.map(
                "x", guides.stream().map(Guide::fromX).toList(),
                "y", guides.stream().map(Guide::fromY).toList(),
                "xend", guides.stream().map(Guide::toX).toList(),
                "yend", guides.stream().map(Guide::toY).toList()),
            guides),
        "mapping",
        Spec.map("x", "x", "y", "y", "xend", "xend", "yend", "yend"),
        "color",
        Palette.STROKE,
        "linetype",
        "dashed",
        "size",
        0.7,
        "tooltips",
        "none");
  }

  /** Beside the upper end of a vertical line, above the right end of any other. */
  private Map<String, Object> labels(List<Guide> guides, boolean vertical) {
    return Spec.map(
        "geom",
        "label", // whose padding keeps the text off the line
        "label_size",
        0,
        "label_padding",
        0.15,
        "fill",
        "white",
        "alpha",
        0.75,
        "data",
        placed(
            Spec.map(
                "x", guides.stream().map(Guide::toX).toList(),
                "y", guides.stream().map(Guide::toY).toList(),
                "label",
                    guides.stream().map(g -> vertical ? BESIDE + g.label() : g.label()).toList()),
            guides),
        "mapping",
        Spec.map("x", "x", "y", "y", "label", "label"),
        "hjust",
        vertical ? 0 : 1,
        "vjust",
        vertical ? 1 : 0,
        "size",
        6,
        "color",
        Palette.GUIDE_TEXT);
  }
}
