package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts that figures of phase diagrams share; cells stand at 0, 1, 2, ... on both axes. */
final class PhaseLayers {
  private static final double PANELS_WIDTH = 760;
  private static final double WIDEST_PANEL = 420;
  private static final double LEGEND_WIDTH = 240;
  private static final double HEADING_HEIGHT = 170;

  private final PhaseCells cells;
  private final PanelLayout panels;
  private final List<PhaseCell> empty;

  PhaseLayers(PhaseCells cells) {
    if (cells.cells().isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot draw " + cells.diagram().value() + ": it had no cells, must have at least one");
    }
    this.cells = cells;
    panels = PanelLayout.of(cells.diagram().facets(), cells.facets());
    empty = cells.cells().stream().filter(c -> c.value().isEmpty()).toList();
  }

  /**
   * The figure of {@code tiles} with {@code lines} over them.
   *
   * @param aspect a panel's height over its width, where there is room
   */
  String svg(
      FigureText text,
      double aspect,
      Map<String, Object> fillScale,
      List<Map<String, Object>> tiles,
      List<PhaseLine> lines) {
    double panelWidth = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    double panelHeight = Math.max(170, Math.min(panelWidth * aspect, 300));
    List<Map<String, Object>> layers = new ArrayList<>(tiles);
    if (!empty.isEmpty()) {
      layers.add(emptyTiles());
      layers.add(strokes());
    }
    List<Map<String, Object>> scales = new ArrayList<>();
    scales.add(fillScale);
    scales.add(
        Spec.axis(
            "x",
            cells.diagram().x().label() + Ticks.spacing(cells.xs()),
            panels.columns() == 1
                ? Ticks.across(cells.xs(), panelWidth)
                : Ticks.across(cells.xs(), panelWidth).inside(cells.xs().size(), panelWidth)));
    scales.add(
        Spec.axis(
            "y",
            cells.diagram().y().label() + Ticks.spacing(cells.ys()),
            Ticks.upward(cells.ys(), panelHeight)));
    if (!lines.isEmpty()) {
      layers.add(lines(lines));
      scales.addAll(lineScales(lines));
    }
    return Spec.tilesSvg(
        new FigureText(
            text.id(), text.title(), text.subtitle(), (text.caption() + " " + emptyNote()).trim()),
        panelWidth * panels.columns() + LEGEND_WIDTH,
        panelHeight * panels.rows() + HEADING_HEIGHT,
        panels,
        layers,
        scales);
  }

  /** Columns x, y and the facets' for tiles of {@code drawn}. */
  Map<String, Object> positions(List<PhaseCell> drawn) {
    Map<String, Object> data =
        Spec.map(
            "x", drawn.stream().map(c -> cells.xs().indexOf(c.x())).toList(),
            "y", drawn.stream().map(c -> cells.ys().indexOf(c.y())).toList());
    panels.addColumns(data, drawn.stream().map(PhaseCell::facets).toList());
    return data;
  }

  private Map<String, Object> emptyTiles() {
    return Spec.map(
        "geom",
        "tile",
        "data",
        positions(empty),
        "mapping",
        Spec.map("x", "x", "y", "y"),
        "fill",
        Palette.NOTHING,
        "size",
        0);
  }

  /** One stroke through a cell without trials, two through one in which none has a value. */
  private Map<String, Object> strokes() {
    List<PhaseCell> crossed = new ArrayList<>(empty);
    crossed.addAll(empty.stream().filter(c -> !c.isMissing()).toList());
    Map<String, Object> data = positions(crossed);
    List<Double> left = new ArrayList<>();
    List<Double> right = new ArrayList<>();
    List<Double> from = new ArrayList<>();
    List<Double> to = new ArrayList<>();
    for (int i = 0; i < crossed.size(); i++) {
      double x = cells.xs().indexOf(crossed.get(i).x());
      double y = cells.ys().indexOf(crossed.get(i).y());
      double slope = i < empty.size() ? 0.5 : -0.5;
      left.add(x - 0.5);
      right.add(x + 0.5);
      from.add(y - slope);
      to.add(y + slope);
    }
    data.putAll(Map.of("left", left, "right", right, "from", from, "to", to));
    return Spec.map(
        "geom",
        "segment",
        "data",
        data,
        "mapping",
        Spec.map("x", "left", "xend", "right", "y", "from", "yend", "to"),
        "color",
        Palette.STROKE,
        "size",
        0.6);
  }

  private Map<String, Object> lines(List<PhaseLine> lines) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<String> line = new ArrayList<>();
    List<Double> group = new ArrayList<>();
    List<List<Object>> facets = new ArrayList<>();
    for (int k = 0; k < lines.size(); k++) {
      PhaseLine drawn = lines.get(k);
      for (int i = 0; i < drawn.x().length; i++) {
        x.add(drawn.x()[i]);
        y.add(drawn.y()[i]);
        line.add(drawn.name());
        group.add((double) k);
        facets.add(drawn.facets());
      }
    }
    Map<String, Object> data = Spec.map("x", x, "y", y, "group", group);
    data.put("line", line);
    panels.addColumns(data, facets);
    return Spec.map(
        "geom",
        "path",
        "data",
        data,
        "mapping",
        Spec.map("x", "x", "y", "y", "group", "group", "color", "line", "linetype", "line"),
        "size",
        1.1);
  }

  private static List<Map<String, Object>> lineScales(List<PhaseLine> lines) {
    List<String> names = lines.stream().map(PhaseLine::name).distinct().toList();
    Map<String, Object> color =
        Spec.discrete("color", "Boundaries", Palette.LINES.subList(0, names.size()));
    Map<String, Object> type =
        Spec.discrete(
            "linetype", "Boundaries", List.of("solid", "dashed").subList(0, names.size()));
    color.put("limits", names);
    type.put("limits", names);
    return List.of(color, type);
  }

  private String emptyNote() {
    long missing = cells.missingCount();
    long valueless = cells.cells().size() - cells.valued().size() - missing;
    long lost = cells.cells().stream().mapToLong(c -> c.trials() - c.completed()).sum();
    StringBuilder note = new StringBuilder();
    if (missing > 0) {
      note.append("Grey with one stroke: no trial there (").append(missing).append("). ");
    }
    if (valueless > 0) {
      note.append("Grey with a cross: trials, but none with a value (")
          .append(valueless)
          .append("). ");
    }
    if (lost > 0) {
      note.append(lost)
          .append(
              lost == 1
                  ? " trial that diverged or failed is"
                  : " trials that diverged or failed are")
          .append(" left out.");
    }
    return note.toString().trim();
  }
}
