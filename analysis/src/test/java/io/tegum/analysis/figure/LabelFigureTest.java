package io.tegum.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.PhaseLine;
import io.tegum.analysis.diagram.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LabelFigureTest {
  private static final List<String> USUAL =
      List.of("dropped", "dedicated", "antipodal pair", "triangle");

  private static final FigureText TEXT = new FigureText("phases", "Phases", "", "");
  private static final List<Double> DENSITIES = List.of(1.0, 0.1, 0.01);

  @Test
  void everyLabelHasItsColourInTheLegendsOrder() {
    String svg = LabelFigure.svg(TEXT, "Last feature", USUAL, cells(), List.of());
    assertThat(svg.indexOf("dropped\n")).isPositive().isLessThan(svg.indexOf("triangle\n"));
    assertThat(svg.indexOf("triangle\n")).isLessThan(svg.indexOf("3 in 2\n"));
    assertThat(svg).contains("Density (log scale)", "Last feature", "no trial there (1)");
    // two tiles of each label
    assertThat(count(svg, "#e3e1da")).isGreaterThanOrEqualTo(2);
    assertThat(count(svg, "#009e73")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void linesAreNamedAndToldApartWithoutColour() {
    List<PhaseLine> lines =
        List.of(
            new PhaseLine("exact", List.of(), new double[] {0, 2}, new double[] {0, 1}),
            new PhaseLine("published", List.of(), new double[] {0, 2}, new double[] {1, 0}));
    String svg = LabelFigure.svg(TEXT, "Last feature", USUAL, cells(), lines);
    assertThat(svg).contains("exact\n", "published\n", "stroke-dasharray");
    assertThat(LabelFigure.svg(TEXT, "Last feature", USUAL, cells(), List.of()))
        .doesNotContain("stroke-dasharray");
  }

  private static long count(String svg, String colour) {
    return Pattern.compile(colour).matcher(svg).results().count();
  }

  /** Densities from the largest, with the labels dropped, triangle, 3 in 2 twice; one missing. */
  private static PhaseCells cells() {
    List<PhaseCell> cells = new ArrayList<>();
    List<String> labels = List.of("dropped", "triangle", "3 in 2");
    for (int x = 0; x < DENSITIES.size(); x++) {
      for (double y : x == 2 ? List.of(1.0) : List.of(1.0, 2.0)) {
        cells.add(new PhaseCell(DENSITIES.get(x), y, List.of(), 0.5, labels.get(x)));
      }
    }
    return PhaseCells.of(
        new PhaseDiagram(
            new DiagramAxis("density", "density", "Density", "p").descending(),
            DiagramAxis.column("lambda"),
            List.of(),
            "Phase",
            Statistic.BEST,
            "SELECT 1"),
        cells);
  }
}
