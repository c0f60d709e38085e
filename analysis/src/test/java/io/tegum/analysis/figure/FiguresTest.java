package io.tegum.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What single figures draw, read off their SVG. */
class FiguresTest {
  private static final FigureText TEXT = new FigureText("figure", "Title", "", "");
  private static final List<DiagramAxis> NO_FACETS = List.of();

  @Test
  void guidesReachFromEdgeToEdge() {
    Guide level = Guide.level("1/2", 0.5).within(List.of(1.0, 8.0), List.of(0.0, 1.0));
    assertThat(level).isEqualTo(new Guide("1/2", 1, 0.5, 8, 0.5));
    Guide moment = Guide.moment("", 3).within(List.of(1.0, 8.0), List.of(-1.0, 1.0));
    assertThat(moment).isEqualTo(new Guide("", 3, -1, 3, 1));
    Guide slope = Guide.slope("t/4", 0.25).within(List.of(1.0, 8.0), List.of(0.0, 1.0));
    assertThat(slope).isEqualTo(new Guide("t/4", 0, 0, 8, 2));
  }

  @Test
  void theOutermostLabelsOfALogAxisHaveRoom() {
    double pixels = 170;
    List<?> limits =
        (List<?>)
            NumberAxis.log("Head weight").scale("x", List.of(0.1, 1000.0), pixels).get("limits");
    double low = Math.log10((Double) limits.get(0));
    double high = Math.log10((Double) limits.get(1));
    assertThat((-1 - low) / (high - low) * pixels).isCloseTo(16, within(1e-9));
    assertThat((high - 3) / (high - low) * pixels).isCloseTo(16, within(1e-9));
  }

  @Test
  void valuesOfAnEvenAxisStandOneStepApart() {
    assertThat(NumberAxis.even("r").positions(List.of(8.0, 1.0, 2.0, 8.0)))
        .containsExactly(2.0, 0.0, 1.0, 2.0);
    assertThat(NumberAxis.log("x").positions(List.of(8.0, 1.0))).containsExactly(8.0, 1.0);
  }

  @Test
  void numbersGetOrderedColoursAndNamesDistinctOnes() {
    Legend numbers = Legend.of("λ", List.of(10.0, 0.1, 1.0, 0.1));
    assertThat(numbers.names()).containsExactly("0.1", "1", "10");
    assertThat(numbers.colours()).isEqualTo(Palette.lines(3));
    assertThat(Legend.names(List.of(1 / 3.0, "joint"))).containsExactly("0.333", "joint");
    Legend names = Legend.of("", List.of("joint", "random"));
    assertThat(names.colours()).isEqualTo(Palette.DISTINCT.subList(0, 2));
  }

  @Test
  void dotsShowTheirGuidesAndAxes() {
    String svg =
        DotFigure.svg(
            TEXT,
            NO_FACETS,
            List.of(
                new Dot(List.of(), "orthogonal", 1, 1), new Dot(List.of(), "antipodal", 2, 0.5)),
            NumberAxis.linear("Weight t"),
            NumberAxis.linear("Singular value"),
            "Ends",
            List.of(Guide.slope("t/4", 0.25)));
    assertThat(svg).contains("Weight t", "Singular value", "Ends", "t/4", "stroke-dasharray");
    assertThat(count(svg, "<circle")).isGreaterThanOrEqualTo(2);
  }

  @Test
  void everyMatrixEntryButNaNIsATile() {
    MatrixFigure.Panel panel =
        new MatrixFigure.Panel("S = 0", 2, new double[] {0, 1, Double.NaN, 0.5});
    String svg =
        MatrixFigure.svg(
            TEXT,
            List.of(panel),
            new MatrixFigure.Style(
                "|cos|",
                Palette.VIRIDIS,
                0,
                1,
                "Pair",
                List.of("0→1", "2→3"),
                "Feature",
                List.of("0", "1")));
    assertThat(svg).contains("0→1", "2→3", "S = 0");
    assertThat(count(svg, Palette.VIRIDIS.get(0))).isPositive();
    assertThat(count(svg, Palette.VIRIDIS.get(9))).isPositive();
  }

  /** The label of the last cell would touch the first one of the panel beside it. */
  @Test
  void labelsOfPanelsBesideEachOtherDoNotTouch() {
    PathFigure.Panel panel = new PathFigure.Panel("measured", 48, new double[48 * 48]);
    PathFigure.Panel other = new PathFigure.Panel("Gaussian", 48, new double[48 * 48]);
    assertThat(PathFigure.whole(TEXT, List.of(panel), 172)).contains("168");
    assertThat(PathFigure.whole(TEXT, List.of(panel, other), 172))
        .contains("161")
        .doesNotContain("168");
  }

  @Test
  void layersThatLackAPanelKeepTheOrderOfAll() {
    PanelLayout panels =
        PanelLayout.of(
            List.of(DiagramAxis.column("sparsity")), List.of(List.of(0.9), List.of(0.1)));
    Map<String, Object> data = Spec.map();
    panels.addColumns(data, List.of(List.of(0.1)));
    assertThat(data).containsEntry("facet_column", List.of(SvgText.SORTING + "S = 0.1"));
  }

  private static long count(String svg, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(svg).results().count();
  }
}
