package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Contours;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.PhaseLine;
import io.tegum.analysis.diagram.Statistic;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.LabelFigure;
import io.tegum.analysis.figure.PhaseFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The maps of a toy phase diagram, all over density by importance of the last feature. */
final class ToyPhaseMaps {
  private static final DiagramAxis DENSITY =
      new DiagramAxis("density", "density", "Density p = 1 − S", "p").descending();
  private static final DiagramAxis IMPORTANCE =
      new DiagramAxis("last_importance", "last_importance", "Importance of the last feature", "I");
  private static final DiagramAxis MAP = new DiagramAxis("map", "map", "Map", "");

  private static final String OPTIMUM = "Optimum (best known)";
  private static final String UNIT_NORMS = "Unit norms (published)";
  private static final String OPTIMUM_LINE = "best known optimum";
  private static final String UNIT_NORM_LINE = "unit-norm solutions";

  /** In percent: gaps below are drawn as this, which is near the rounding of trained floats. */
  static final double SMALLEST_GAP = 1e-4;

  private static final double NEAR_PERCENT = 100 * ToyPhaseCell.NEAR;

  private final int features;
  private final List<ToyPhaseCell> cells;
  private final String trained;

  /**
   * @param features n
   * @param cells the diagram's, in any order
   * @param seeds "10 seeds": what a cell's best trial is the best of
   */
  ToyPhaseMaps(int features, List<ToyPhaseCell> cells, String seeds) {
    this.features = features;
    this.cells = cells;
    this.trained = "Best of " + seeds;
  }

  /** What the last feature ended as, in the best trained models and in both theories. */
  String phases(FigureText text, String sql) {
    PhaseCells maps = maps(sql);
    List<PhaseLine> lines = new ArrayList<>();
    for (List<Object> map : maps.facets()) {
      lines.addAll(lines(maps, map));
    }
    return LabelFigure.svg(text, "Last feature", PhaseLabel.USUAL, maps, lines);
  }

  /** How far the best trial's loss is above the optimum's. */
  String gaps(FigureText text, String sql) {
    PhaseCells gap =
        numbers("Gap in % (log scale)", sql, c -> Math.max(100 * c.gap(), SMALLEST_GAP));
    return PhaseFigure.logSvg(text, gap, SMALLEST_GAP, NEAR_PERCENT, lines(gap, List.of()));
  }

  /** The share of trials that end within 1 % of the optimum. */
  String shares(FigureText text, String sql) {
    PhaseCells shares = numbers("Share of seeds", sql, c -> (double) c.atOptimum() / c.completed());
    return PhaseFigure.svg(text, shares, 0, 1, lines(shares, List.of()));
  }

  private PhaseCells maps(String sql) {
    List<PhaseCell> drawn = new ArrayList<>();
    for (ToyPhaseCell cell : cells) {
      drawn.add(labelled(cell, trained, cell.phase()));
      drawn.add(labelled(cell, OPTIMUM, cell.optimumPhase()));
      drawn.add(labelled(cell, UNIT_NORMS, cell.unitNormPhase()));
    }
    return PhaseCells.of(diagram(List.of(MAP), "Phase of the last feature", sql), drawn);
  }

  private static PhaseCell labelled(ToyPhaseCell cell, String map, String phase) {
    return new PhaseCell(cell.density(), cell.importance(), List.of(map), cell.gap(), phase);
  }

  private PhaseCells numbers(String value, String sql, ToDoubleFunction<ToyPhaseCell> number) {
    List<PhaseCell> drawn = new ArrayList<>();
    for (ToyPhaseCell cell : cells) {
      drawn.add(
          new PhaseCell(
              cell.density(),
              cell.importance(),
              List.of(),
              cell.trials(),
              cell.seeds(),
              cell.completed(),
              number.applyAsDouble(cell)));
    }
    return PhaseCells.of(diagram(List.of(), value, sql), drawn);
  }

  private static PhaseDiagram diagram(List<DiagramAxis> facets, String value, String sql) {
    return new PhaseDiagram(DENSITY, IMPORTANCE, facets, value, Statistic.BEST, sql);
  }

  /** The boundaries of both theories, over the small diagram of {@code facets}. */
  private List<PhaseLine> lines(PhaseCells over, List<Object> facets) {
    PhaseCells maps = maps("");
    int optimum = maps.facets().indexOf(List.<Object>of(OPTIMUM));
    List<PhaseLine> lines = new ArrayList<>();
    for (PhaseLine line : Contours.between(OPTIMUM_LINE, maps, optimum, PhaseCell::label)) {
      lines.add(new PhaseLine(line.name(), facets, line.x(), line.y()));
    }
    lines.addAll(UnitNormBoundaries.over(over, features, UNIT_NORM_LINE, facets));
    return lines;
  }
}
