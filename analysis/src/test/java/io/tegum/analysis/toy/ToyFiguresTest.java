package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.figure.FigureText;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What figures of single models draw, read off their SVG. */
class ToyFiguresTest {
  private static final FigureText TEXT = new FigureText("figure", "Title", "", "");

  @Test
  void alignmentColumnsFollowTheAssignedVectors() {
    AlignmentFigure.Panel panel =
        new AlignmentFigure.Panel(
            "joint",
            2,
            Arrays.asList(0.1, -1.0, 0.9, null),
            List.of(true, true),
            List.of(1, -1, 0));
    assertThat(AlignmentFigure.matrix(panel, 2, 3).values())
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.9, Double.NaN, 0.1, Double.NaN, Double.NaN, 1.0);
  }

  @Test
  void featuresThatAreNotRepresentedHaveNoAlignment() {
    AlignmentFigure.Panel panel =
        new AlignmentFigure.Panel("joint", 2, List.of(0.1, -1.0), List.of(true, false), List.of(0));
    assertThat(AlignmentFigure.matrix(panel, 2, 1).values()).containsExactly(0.1, Double.NaN);
  }

  @Test
  void overlapsAreOfUnitVectors() {
    double[] gram = {4, -1, -1, 1};
    assertThat(GraphFigure.overlap(gram, 2, 0, 1)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void graphsJoinOverlappingFeaturesAndNameTheirFactors() {
    String svg =
        GraphFigure.svg(
            TEXT,
            List.of(
                new GraphFigure.Panel(
                    "S = 0.9",
                    List.of(0, 2, 1),
                    Arrays.asList("antipodal pair", "antipodal pair", null),
                    List.of(new int[] {0, 1}))));
    assertThat(svg).contains("antipodal pair", "not represented", "S = 0.9");
  }

  @Test
  void arrowsOfOneTwoAndThreeDimensionsDraw() {
    for (int m = 1; m <= ArrowFigure.MOST_HIDDEN; m++) {
      double[] w = new double[2 * m];
      w[0] = 1;
      w[2 * m - 1] = -1;
      String svg = ArrowFigure.svg(TEXT, List.of(new ArrowFigure.Panel("S = 0", w, 2)));
      assertThat(svg).contains("First coordinate", "Feature i");
    }
  }
}
