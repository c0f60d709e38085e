package io.tegum.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.Statistic;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class PhaseFigureTest {
  private static final FigureText TEXT = new FigureText("worst-score", "A < B", "", "");

  @Test
  void labelsAxesFacetsAndEmptyCells() throws Exception {
    String svg = PhaseFigure.svg(TEXT, cells());
    assertThat(svg)
        .contains(
            "Sparsity S",
            "Head weight λ (log scale)",
            "r/m = 0.2",
            "r/m = 1",
            "joint",
            "representation-then-head",
            "no trial there (1)",
            "none with a value (1)",
            "2 trials that"); // diverged, perhaps on the next line
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void panelsStandInTheOrderOfTheirValues() {
    String svg = PhaseFigure.svg(TEXT, cells());
    assertThat(svg.indexOf("r/m = 0.2")).isLessThan(svg.indexOf("r/m = 1\n"));
    assertThat(svg).doesNotContain(SvgText.SORTING);
  }

  @Test
  void theSameCellsGiveTheSameBytes() {
    assertThat(PhaseFigure.svg(TEXT, cells())).isEqualTo(PhaseFigure.svg(TEXT, cells()));
  }

  @Test
  void everyCellHasOneTile() {
    String svg = PhaseFigure.svg(TEXT, cells());
    long grey = Pattern.compile("fill=\"#dedede\"").matcher(svg).results().count();
    assertThat(grey).isEqualTo(2);
  }

  @Test
  void theTitleSaysWhatIsAveragedOverWhat() {
    assertThat(PhaseFigure.title(cells()))
        .isEqualTo("Worst pair score: median over 5 seeds a cell");
  }

  @Test
  void cellsThatAreAllEqualStillDraw() {
    List<PhaseCell> one = List.of(new PhaseCell(0.5, 1.0, List.of("joint", 1.0), 1, 1, 1, 0));
    List<List<Object>> facet = List.of(one.get(0).facets());
    PhaseCells cells = new PhaseCells(diagram(), List.of(0.5), List.of(1.0), facet, one);
    assertThat(PhaseFigure.svg(TEXT, cells, 0, 1)).contains("joint, r/m = 1");
    assertThat(PhaseFigure.svg(TEXT, cells)).contains("joint, r/m = 1");
  }

  @Test
  void aDiagramWithoutCellsIsRefused() {
    PhaseCells none = new PhaseCells(diagram(), List.of(), List.of(), List.of(), List.of());
    assertThatThrownBy(() -> PhaseFigure.svg(TEXT, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no cells");
  }

  private static PhaseDiagram diagram() {
    return new PhaseDiagram(
        DiagramAxis.column("sparsity"),
        DiagramAxis.column("lambda"),
        List.of(
            DiagramAxis.column("schedule"),
            new DiagramAxis("rank_ratio", "rank_ratio", "r/m", "r/m")),
        "Worst pair score",
        Statistic.MEDIAN,
        "SELECT 1");
  }

  private static PhaseCells cells() {
    List<Object> xs = List.of(0.0, 0.3, 0.6, 0.9);
    List<Object> ys = List.of(0.01, 0.1, 1.0);
    List<List<Object>> facets = new ArrayList<>();
    List<PhaseCell> cells = new ArrayList<>();
    for (String schedule : List.of("joint", "representation-then-head")) {
      for (double ratio : new double[] {0.2, 1.0}) {
        List<Object> facet = List.of(schedule, ratio);
        facets.add(facet);
        for (Object y : ys) {
          for (Object x : xs) {
            boolean first = cells.isEmpty();
            boolean second = cells.size() == 1;
            double value = first || second ? Double.NaN : (double) x;
            cells.add(
                new PhaseCell(
                    x, y, facet, first ? 0 : 5, first ? 0 : 5, first ? 0 : second ? 3 : 5, value));
          }
        }
      }
    }
    return new PhaseCells(diagram(), xs, ys, facets, cells);
  }
}
