package io.tegum.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecTest {
  @Test
  void longTextBreaksAtSpaces() {
    assertThat(Spec.wrap("one two three", 8)).isEqualTo("one two\nthree");
    assertThat(Spec.wrap("indivisible", 3)).isEqualTo("indivisible");
    assertThat(Spec.wrap("", 3)).isEmpty();
  }

  @Test
  void idsAreTheFiguresOwn() {
    Band point = new Band(List.of("joint"), "Score", 1, 0, 0.5, 1);
    Band later = new Band(List.of("joint"), "Score", 10, 0, 0.6, 1);
    Band other = new Band(List.of("joint"), "Overlap", 10, 0, 0.2, 1);
    String svg =
        LineFigure.svg(
            new FigureText("training", "Title", "", ""),
            List.of(DiagramAxis.column("schedule")),
            List.of(point, later, other),
            NumberAxis.log("Step"),
            NumberAxis.linear("Score"),
            "",
            List.of());
    assertThat(svg).contains("id=\"training-0\"", "viewBox=", "Step (log scale)");
    assertThat(svg.lines().filter(l -> l.contains(" id=\"") && !l.contains(" id=\"training-")))
        .isEmpty();
  }

  @Test
  void figureNamesAreSafeInFilesAndMarkup() {
    assertThatThrownBy(() -> new FigureText("../x", "", "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../x");
  }
}
