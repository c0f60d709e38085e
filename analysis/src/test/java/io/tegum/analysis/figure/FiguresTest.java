package io.tegum.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  void whatHasNoLogarithmLeavesAGapAndItsAxisAlone() {
    NumberAxis log = NumberAxis.log("Loss");
    assertThat(log.holding(List.of(0.0, 0.1, 10.0), List.of(-1.0, Double.NaN)))
        .containsExactly(0.1, 10.0);
    assertThat(log.positions(List.of(0.0, 0.1))).containsExactly(null, 0.1);
    assertThat(log.lowerEnds(List.of(0.0, 2.0), List.of(0.0, 0.1, 2.0))).containsExactly(0.1, 2.0);
    assertThat(NumberAxis.linear("Loss").positions(List.of(0.0, 0.1))).containsExactly(0.0, 0.1);
  }

  @Test
  @Timeout(20)
  void aSlopeIsDrawnOnLogAxesToo() {
    Guide slope = Guide.slope("t/4", 0.25).awayFromOrigin(List.of(0.0, 2.0, 8.0));
    assertThat(slope.within(List.of(2.0, 8.0), List.of(0.1, 1.0)))
        .isEqualTo(new Guide("t/4", 2, 0.5, 8, 2));
    for (NumberAxis x : List.of(NumberAxis.log("x"), NumberAxis.linear("x"))) {
      String svg =
          LineFigure.svg(
              TEXT,
              NO_FACETS,
              List.of(
                  new Band(List.of(), "a", 0, 0, 0, 1),
                  new Band(List.of(), "a", 2, 0, 0.5, 1),
                  new Band(List.of(), "a", 8, 0.1, 2, 4)),
              x,
              NumberAxis.log("y"),
              "",
              List.of(Guide.slope("t/4", 0.25)));
      assertThat(svg).contains("t/4", "stroke-dasharray").doesNotContain("NaN");
    }
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
    assertThat(Legend.of("", List.of(1 / 3.0, "joint")).names()).containsExactly("0.333", "joint");
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

  /** Otherwise a matrix whose last rows are blank would be drawn without them. */
  @Test
  void blankRowsOfAMatrixHaveTheirPlace() {
    String svg =
        MatrixFigure.svg(
            TEXT,
            List.of(
                new MatrixFigure.Panel(
                    "a", 1, new double[] {1, Double.NaN, Double.NaN, Double.NaN})),
            new MatrixFigure.Style(
                "|cos|",
                Palette.VIRIDIS,
                0,
                1,
                "Pair",
                List.of("0→1"),
                "Feature",
                List.of("first", "second", "third", "last")));
    assertThat(texts(svg, "first")).isEqualTo(1);
    assertThat(texts(svg, "last")).isEqualTo(1);
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

  @Test
  void panelsOfValuesThatAgreeToThreeDigitsStayApart() {
    List<Band> bands = new ArrayList<>();
    for (double sparsity : new double[] {0.99901, 0.99902}) {
      for (double x : new double[] {1, 2}) {
        bands.add(new Band(List.of(sparsity), 0.1234, x, 0, 0.5, 1));
        bands.add(new Band(List.of(sparsity), 0.12341, x, 0, 0.7, 1));
      }
    }
    String svg =
        LineFigure.svg(
            TEXT,
            List.of(DiagramAxis.column("sparsity")),
            bands,
            NumberAxis.linear("x"),
            NumberAxis.linear("y"),
            "λ",
            List.of());
    for (String shown : List.of("S = 0.99901", "S = 0.99902", "0.1234", "0.12341")) {
      assertThat(texts(svg, shown)).as(shown).isEqualTo(1);
    }
  }

  @Test
  void panelsOfEqualHeadingsStayApart() {
    PanelLayout panels = PanelLayout.headed(List.of("joint", "joint"));
    Map<String, Object> data = Spec.map();
    panels.addColumns(data, panels.values());
    assertThat(data).containsEntry("facet_column", List.of("joint", SvgText.SORTING + "joint"));
  }

  @Test
  void ticksOfValuesThatAgreeToThreeDigitsDiffer() {
    assertThat(Ticks.across(List.of(0.5, 0.99901, 0.99902), 1000).labels())
        .containsExactly("0.5", "0.99901", "0.99902");
  }

  @Test
  void countsAreLabelledAtWholeNumbers() {
    assertThat(Ticks.whole(0, 3).labels()).containsExactly("0", "1", "2", "3");
    assertThat(Ticks.whole(0.4, 20).labels())
        .containsExactly("2", "4", "6", "8", "10", "12", "14", "16", "18", "20");
    assertThat(Ticks.whole(0, 620).positions())
        .containsExactly(0.0, 100.0, 200.0, 300.0, 400.0, 500.0, 600.0);
  }

  @Test
  void aGuideOfOnePanelIsInItAlone() {
    List<Band> bands = new ArrayList<>();
    for (String quantity : List.of("D*", "1/D*")) {
      bands.add(new Band(List.of(quantity), "model", 1, 0.4, 0.5, 0.6));
      bands.add(new Band(List.of(quantity), "model", 2, 0.4, 0.5, 0.6));
    }
    String svg =
        LineFigure.svg(
            TEXT,
            List.of(DiagramAxis.text("quantity")),
            bands,
            NumberAxis.linear("x"),
            NumberAxis.linear("y"),
            "",
            List.of(Guide.level("both", 0.4), Guide.level("half", 0.5).in("D*")));
    assertThat(texts(svg, "both")).isEqualTo(2);
    assertThat(texts(svg, "half")).isEqualTo(1);
  }

  @Test
  void barsStandWhereTheySayAndAreGreyWithoutAShade() {
    String svg =
        BarFigure.shaded(
            TEXT,
            NO_FACETS,
            List.of(
                new Bar(List.of(), -0.45, 0.45, 1, 0.5),
                new Bar(List.of(), 0.55, 1.45, 0.2, Double.NaN)),
            NumberAxis.whole("Feature"),
            NumberAxis.linear("Norm"),
            "D");
    String grey = rgb(Palette.BORDER);
    assertThat(count(svg, "fill=\"" + grey)).isEqualTo(1);
  }

  /** As Lets-Plot writes colours. */
  private static String rgb(String hex) {
    return "rgb(%d,%d,%d)"
        .formatted(
            Integer.parseInt(hex.substring(1, 3), 16),
            Integer.parseInt(hex.substring(3, 5), 16),
            Integer.parseInt(hex.substring(5, 7), 16));
  }

  /** How often {@code text} stands on its own, in whatever lines Lets-Plot breaks its markup. */
  private static long texts(String svg, String text) {
    return Pattern.compile(">\\s*" + Pattern.quote(text) + "\\s*<").matcher(svg).results().count();
  }

  private static long count(String svg, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(svg).results().count();
  }
}
