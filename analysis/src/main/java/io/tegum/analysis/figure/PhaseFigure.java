package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.PhaseLine;
import io.tegum.analysis.diagram.Statistic;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** A phase diagram as heat maps, one for each combination of facet values. */
public final class PhaseFigure {
  private static final double ASPECT = 0.75;

  private PhaseFigure() {}

  /** Draws a diagram; its colours span its values, or 0 to 1 for a share. */
  public static String svg(FigureText text, PhaseCells cells) {
    return svg(text, cells, List.of());
  }

  /** Likewise, with {@code lines} over it, of at most two names. */
  public static String svg(FigureText text, PhaseCells cells, List<PhaseLine> lines) {
    if (cells.diagram().statistic() == Statistic.SHARE) {
      return svg(text, cells, 0, 1, lines);
    }
    return svg(text, cells, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, lines);
  }

  /** Draws a diagram whose colours span {@code low} to {@code high}, and any value beyond them. */
  public static String svg(FigureText text, PhaseCells cells, double low, double high) {
    return svg(text, cells, low, high, List.of());
  }

  /** Likewise, with {@code lines} over it, of at most two names. */
  public static String svg(
      FigureText text, PhaseCells cells, double low, double high, List<PhaseLine> lines) {
    Map<String, Object> fill = gradient(cells);
    List<PhaseCell> valued = cells.valued();
    if (!valued.isEmpty()
        && valued.stream().allMatch(c -> c.valueOrNaN() == Math.rint(c.valueOrNaN()))) {
      double least = valued.stream().mapToDouble(PhaseCell::valueOrNaN).min().orElseThrow();
      double most = valued.stream().mapToDouble(PhaseCell::valueOrNaN).max().orElseThrow();
      Ticks ticks = Ticks.whole(Math.min(low, least), Math.max(high, most));
      fill.put("breaks", ticks.positions());
      fill.put("labels", ticks.labels());
    }
    return svg(text, cells, low, high, lines, fill);
  }

  /** Likewise with logarithmic colours; all values and {@code low} must be positive. */
  public static String logSvg(
      FigureText text, PhaseCells cells, double low, double high, List<PhaseLine> lines) {
    Map<String, Object> fill = gradient(cells);
    fill.put("trans", "log10");
    return svg(text, cells, low, high, lines, fill);
  }

  private static Map<String, Object> gradient(PhaseCells cells) {
    return Spec.gradient("fill", Spec.wrap(cells.diagram().value(), 12), Palette.VIRIDIS);
  }

  private static String svg(
      FigureText text,
      PhaseCells cells,
      double low,
      double high,
      List<PhaseLine> lines,
      Map<String, Object> fill) {
    PhaseLayers layers = new PhaseLayers(cells);
    return layers.svg(
        text,
        ASPECT,
        fill,
        cells.valued().isEmpty() ? List.of() : List.of(tiles(cells, layers, low, high)),
        lines);
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
    return counts.getCount() == 0
        ? Count.range(0, 0, what)
        : Count.range(counts.getMin(), counts.getMax(), what);
  }

  private static Map<String, Object> tiles(
      PhaseCells cells, PhaseLayers layers, double low, double high) {
    List<PhaseCell> valued = cells.valued();
    Map<String, Object> data = layers.positions(valued);
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
}
