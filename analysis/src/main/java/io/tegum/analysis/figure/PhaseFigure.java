package io.tegum.analysis.figure;

import io.tegum.analysis.phase.PhaseCell;
import io.tegum.analysis.phase.PhaseCells;
import io.tegum.analysis.phase.PhaseDiagram;
import io.tegum.analysis.phase.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** A phase diagram as heat maps, one for each combination of facet values. */
public final class PhaseFigure {
  private static final double PANELS_WIDTH = 760;
  private static final double WIDEST_PANEL = 420;
  private static final double LEGEND_WIDTH = 240;
  private static final double HEADING_HEIGHT = 170;

  private PhaseFigure() {}

  /** Draws a diagram; its colours span its values, or 0 to 1 for a share. */
  public static String svg(FigureText text, PhaseCells cells) {
    if (cells.diagram().statistic() == Statistic.SHARE) {
      return svg(text, cells, 0, 1);
    }
    return svg(text, cells, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }

  /** Draws a diagram whose colours span {@code low} to {@code high}, and any value beyond them. */
  public static String svg(FigureText text, PhaseCells cells, double low, double high) {
    PhaseDiagram diagram = cells.diagram();
    if (cells.cells().isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot draw " + diagram.value() + ": it had no cells, must have at least one");
    }
    PanelLayout panels = PanelLayout.of(diagram.facets(), cells.facets());
    double panelWidth = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    double panelHeight = Math.max(170, Math.min(panelWidth * 0.75, 300));

    List<Map<String, Object>> layers = new ArrayList<>();
    if (!cells.valued().isEmpty()) {
      layers.add(tiles(cells, panels, low, high));
    }
    List<PhaseCell> empty = cells.cells().stream().filter(c -> c.value().isEmpty()).toList();
    if (!empty.isEmpty()) {
      layers.add(emptyTiles(cells, panels, empty));
      layers.add(strokes(cells, panels, empty));
    }
    FigureText captioned =
        new FigureText(
            text.id(),
            text.title(),
            text.subtitle(),
            (text.caption() + " " + emptyNote(cells)).trim());
    return Spec.tilesSvg(
        captioned,
        panelWidth * panels.columns() + LEGEND_WIDTH,
        panelHeight * panels.rows() + HEADING_HEIGHT,
        panels,
        layers,
        List.of(
            Spec.gradient("fill", Spec.wrap(diagram.value(), 16), Palette.VIRIDIS),
            Spec.axis(
                "x",
                diagram.x().label() + Ticks.spacing(cells.xs()),
                Ticks.across(cells.xs(), panelWidth)),
            Spec.axis(
                "y",
                diagram.y().label() + Ticks.spacing(cells.ys()),
                Ticks.upward(cells.ys(), panelHeight))));
  }

  /** "Worst pair score: median over 5 seeds", or over trials where a cell pools more than seeds. */
  public static String title(PhaseCells cells) {
    LongSummaryStatistics seeds =
        cells.cells().stream()
            .filter(c -> !c.isMissing())
            .mapToLong(PhaseCell::seeds)
            .summaryStatistics();
    LongSummaryStatistics trials =
        cells.cells().stream()
            .filter(c -> !c.isMissing())
            .mapToLong(PhaseCell::trials)
            .summaryStatistics();
    PhaseDiagram diagram = cells.diagram();
    String over = range(seeds, "seed");
    if (trials.getSum() > seeds.getSum()) {
      over = range(trials, "trial") + " (" + over + ")";
    }
    return diagram.value()
        + ": "
        + diagram.statistic().label()
        + (diagram.statistic() == Statistic.BEST ? " of " : " over ")
        + over
        + " a cell";
  }

  private static String range(LongSummaryStatistics counts, String what) {
    if (counts.getCount() == 0) {
      return "no " + what + "s";
    }
    String number =
        counts.getMin() == counts.getMax()
            ? Long.toString(counts.getMin())
            : counts.getMin() + " to " + counts.getMax();
    return number + " " + what + (counts.getMax() == 1 ? "" : "s");
  }

  private static Map<String, Object> tiles(
      PhaseCells cells, PanelLayout panels, double low, double high) {
    List<PhaseCell> valued = cells.valued();
    Map<String, Object> data = positions(cells, panels, valued);
    data.put("value", valued.stream().map(PhaseCell::valueOrNaN).toList());
    double least = low;
    double most = high;
    for (PhaseCell cell : valued) {
      least = Math.min(least, cell.valueOrNaN());
      most = Math.max(most, cell.valueOrNaN());
    }
    return Spec.map(
        "geom",
        "tile",
        "data",
        Spec.spanning(data, "value", least, most),
        "mapping",
        Spec.map("x", "x", "y", "y", "fill", "value"),
        "size",
        0);
  }

  private static Map<String, Object> emptyTiles(
      PhaseCells cells, PanelLayout panels, List<PhaseCell> empty) {
    return Spec.map(
        "geom",
        "tile",
        "data",
        positions(cells, panels, empty),
        "mapping",
        Spec.map("x", "x", "y", "y"),
        "fill",
        Palette.NOTHING,
        "size",
        0);
  }

  /** One stroke through a cell without trials, two through one in which none has a value. */
  private static Map<String, Object> strokes(
      PhaseCells cells, PanelLayout panels, List<PhaseCell> empty) {
    List<PhaseCell> crossed = new ArrayList<>(empty);
    crossed.addAll(empty.stream().filter(c -> !c.isMissing()).toList());
    Map<String, Object> data = positions(cells, panels, crossed);
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

  private static Map<String, Object> positions(
      PhaseCells cells, PanelLayout panels, List<PhaseCell> drawn) {
    Map<String, Object> data =
        Spec.map(
            "x", drawn.stream().map(c -> cells.xs().indexOf(c.x())).toList(),
            "y", drawn.stream().map(c -> cells.ys().indexOf(c.y())).toList());
    panels.addColumns(data, drawn.stream().map(PhaseCell::facets).toList());
    return data;
  }

  private static String emptyNote(PhaseCells cells) {
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
