package io.tegum.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContoursTest {
  private static final int SIZE = 11;

  @Test
  void theContourOfAPlaneIsItsStraightLine() {
    List<PhaseLine> lines = Contours.at("plane", grid((x, y) -> x + 2 * y), 0, 9.5);
    assertThat(lines).hasSize(1);
    assertOn(lines, (x, y) -> x + 2 * y - 9.5, 1e-12);
  }

  @Test
  void theContourOfAConeIsOneClosedCircle() {
    DoubleBinaryOperator cone = (x, y) -> Math.hypot(x - 5, y - 5);
    List<PhaseLine> lines = Contours.at("circle", grid(cone), 0, 3.3);
    assertThat(lines).hasSize(1);
    PhaseLine circle = lines.get(0);
    int last = circle.x().length - 1;
    assertThat(circle.x()[last]).isEqualTo(circle.x()[0]);
    assertThat(circle.y()[last]).isEqualTo(circle.y()[0]);
    assertOn(lines, (x, y) -> cone.applyAsDouble(x, y) - 3.3, 0.05);
  }

  @Test
  void aSaddleGivesTwoLines() {
    List<PhaseLine> lines = Contours.at("saddle", grid((x, y) -> (x - 5.5) * (y - 5.5)), 0, 0.1);
    assertThat(lines).hasSize(2);
  }

  @Test
  void thereIsNoContourBesideCellsWithoutAValue() {
    List<PhaseLine> lines = Contours.at("cut", grid((x, y) -> x == 5 ? Double.NaN : y), 0, 4.5);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).x()).containsOnly(0, 1, 2, 3, 4);
    assertThat(lines.get(1).x()).containsOnly(6, 7, 8, 9, 10);
  }

  @Test
  void theBorderOfALabelRunsAlongItsCellsEdges() {
    List<PhaseLine> lines =
        Contours.between(
            "border",
            grid((x, y) -> x >= 2 && x <= 3 && y == 4 ? 1 : 0),
            0,
            c -> Optional.of(c.valueOrNaN() > 0 ? "in" : "out"));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).x()).hasSize(7).containsOnly(1.5, 2.5, 3.5);
    assertThat(lines.get(0).y()).containsOnly(3.5, 4.5);
  }

  @Test
  void cellsWithoutALabelHaveNoBorder() {
    assertThat(
            Contours.between(
                "none",
                grid((x, y) -> x),
                0,
                c -> c.valueOrNaN() == 5 ? Optional.of("five") : Optional.empty()))
        .isEmpty();
  }

  @Test
  void aGridScaleInterpolatesLogarithmsUnlessAValueIsNotPositive() {
    GridScale logarithmic = GridScale.of(List.of(1.0, 0.1, 0.01));
    assertThat(logarithmic.coordinate(0.1)).isCloseTo(1, within(1e-12));
    assertThat(logarithmic.coordinate(Math.sqrt(0.1))).isCloseTo(0.5, within(1e-12));
    assertThat(logarithmic.coordinate(0.001)).isCloseTo(3, within(1e-12));
    assertThat(GridScale.of(List.of(0, 1, 3)).coordinate(2)).isCloseTo(1.5, within(1e-12));
  }

  private static void assertOn(
      List<PhaseLine> lines, DoubleBinaryOperator distance, double tolerance) {
    for (PhaseLine line : lines) {
      for (int i = 0; i < line.x().length; i++) {
        assertThat(distance.applyAsDouble(line.x()[i], line.y()[i]))
            .isCloseTo(0, within(tolerance));
      }
    }
  }

  private static PhaseCells grid(DoubleBinaryOperator value) {
    PhaseDiagram diagram =
        new PhaseDiagram(
            DiagramAxis.column("sparsity"),
            DiagramAxis.column("lambda"),
            List.of(),
            "Value",
            Statistic.MEDIAN,
            "SELECT 1");
    List<PhaseCell> cells = new ArrayList<>();
    for (int x = 0; x < SIZE; x++) {
      for (int y = 0; y < SIZE; y++) {
        cells.add(new PhaseCell(x, y, List.of(), 1, 1, 1, value.applyAsDouble(x, y)));
      }
    }
    return PhaseCells.of(diagram, cells);
  }
}
