package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.PhaseLine;
import io.tegum.analysis.diagram.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitNormBoundariesTest {
  private static final int LAST = 8; // densities 10^(-i/4), importances 10^(j/4 - 1)

  /** On a boundary the two best of the published losses are equal. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theTwoBestSolutionsAreEquallyGoodOnEveryLine(int features) {
    List<PhaseLine> lines = UnitNormBoundaries.over(grid(), features, "unit", List.of());
    assertThat(lines).hasSize(3);
    for (PhaseLine line : lines) {
      for (int i = 0; i < line.x().length; i++) {
        double s = Math.pow(10, -line.x()[i] / 4);
        double r = Math.pow(10, line.y()[i] / 4 - 1);
        assertThat(r).isBetween(0.1 - 1e-9, 10 + 1e-9);
        double[] losses = {
          r * (s / 3 - s * s / 4),
          s / 3 - s * s / 4,
          (1 + r) * s * s / 6,
          features == 3 ? s * s / 3 : Double.POSITIVE_INFINITY
        };
        Arrays.sort(losses);
        assertThat(losses[1]).isCloseTo(losses[0], within(1e-9 * losses[0]));
      }
    }
  }

  private static PhaseCells grid() {
    List<PhaseCell> cells = new ArrayList<>();
    for (int i = 0; i <= LAST; i++) {
      for (int j = 0; j <= LAST; j++) {
        cells.add(
            new PhaseCell(
                Math.pow(10, -i / 4.0), Math.pow(10, j / 4.0 - 1), List.of(), 1, 1, 1, 0));
      }
    }
    return PhaseCells.of(
        new PhaseDiagram(
            new DiagramAxis("density", "density", "Density", "p").descending(),
            new DiagramAxis("importance", "importance", "Importance", "I"),
            List.of(),
            "Gap",
            Statistic.BEST,
            "SELECT 1"),
        cells);
  }
}
