package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Where one solution of unit norm takes over from another in the (2,1) and (3,2) diagrams (Elhage
 * et al., Toy Models of Superposition, 2022): with density s and importance r of the last feature,
 * r = 2s / (4 - 5s) up to the triple point (4/7, 1), and r = 1 beyond it; for two features the
 * first curve's mirror image, for three r = 1 on both sides and s = 4/7 above.
 */
final class UnitNormBoundaries {
  static final double TRIPLE_POINT = 4.0 / 7;

  private static final int POINTS = 200;

  private final PhaseCells cells;
  private final String name;
  private final List<Object> facets;
  private final double sparsest;
  private final double lowest;
  private final double highest;

  private UnitNormBoundaries(PhaseCells cells, String name, List<Object> facets) {
    this.cells = cells;
    this.name = name;
    this.facets = facets;
    sparsest = least(cells.xs());
    lowest = least(cells.ys());
    highest = cells.ys().stream().mapToDouble(y -> (double) y).max().orElseThrow();
  }

  /** The lines over one small diagram of densities by importances, cut to its range. */
  static List<PhaseLine> over(PhaseCells cells, int features, String name, List<Object> facets) {
    UnitNormBoundaries lines = new UnitNormBoundaries(cells, name, facets);
    DoubleUnaryOperator dropped = s -> 2 * s / (4 - 5 * s);
    List<PhaseLine> drawn = new ArrayList<>();
    lines.curve(drawn, lines.sparsest, TRIPLE_POINT, dropped);
    lines.curve(drawn, features == 2 ? TRIPLE_POINT : lines.sparsest, 1, s -> 1);
    if (features == 2) {
      lines.curve(drawn, lines.sparsest, TRIPLE_POINT, s -> 1 / dropped.applyAsDouble(s));
    } else {
      lines.add(
          drawn,
          List.of(new double[] {TRIPLE_POINT, 1}, new double[] {TRIPLE_POINT, lines.highest}));
    }
    return drawn;
  }

  private static double least(List<Object> values) {
    return values.stream().mapToDouble(v -> (double) v).min().orElseThrow();
  }

  private void curve(List<PhaseLine> drawn, double from, double to, DoubleUnaryOperator r) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i <= POINTS; i++) {
      double s = from * StrictMath.pow(to / from, (double) i / POINTS);
      double importance = r.applyAsDouble(s);
      if (importance >= lowest && importance <= highest && s >= sparsest) {
        points.add(new double[] {s, importance});
      }
    }
    add(drawn, points);
  }

  private void add(List<PhaseLine> drawn, List<double[]> points) {
    if (points.size() > 1) {
      drawn.add(PhaseLine.through(name, cells, facets, points));
    }
  }
}
