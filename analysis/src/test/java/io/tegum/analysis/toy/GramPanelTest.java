package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.analysis.figure.FigureText;
import java.util.List;
import org.junit.jupiter.api.Test;

class GramPanelTest {
  @Test
  void gramIsTheProductOfColumns() {
    double[] w = {1, 2, 3, 4, 5, 6};
    GramPanel panel = GramPanel.of("S = 0", w, new double[3]);
    assertThat(panel.gram()).containsExactly(17, 22, 27, 22, 29, 36, 27, 36, 45);
  }

  @Test
  void aGramOfAnotherShapeThanTheBiasIsRefused() {
    assertThatThrownBy(() -> new GramPanel("x", new double[4], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("had 4 entries");
  }

  @Test
  void everyTrialIsDrawnUnderItsHeading() {
    double[] w = {1, 0.5};
    String svg =
        GramFigure.svg(
            new FigureText("w", "W'W", "", ""),
            List.of(
                GramPanel.of("S = 0.9", w, new double[] {0, -1}),
                GramPanel.of("S = 0", w, new double[] {0, -1})));
    assertThat(svg.indexOf("S = 0.9")).isPositive().isLessThan(svg.indexOf("S = 0\n"));
  }
}
