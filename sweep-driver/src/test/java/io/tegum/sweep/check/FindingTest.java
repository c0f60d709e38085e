package io.tegum.sweep.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void aNumberWithinItsBoundsPassesAndOneBeyondDoesNot() {
    assertThat(Finding.within("D*", 0.54, 0.5, 0.05).passes()).isTrue();
    assertThat(Finding.within("D*", 0.56, 0.5, 0.05).passes()).isFalse();
    assertThat(Finding.within("D*", 0.44, 0.5, 0.05).passes()).isFalse();
    assertThat(Finding.atMost("overlap", 0.1, 0.1).passes()).isTrue();
    assertThat(Finding.atMost("overlap", 0.11, 0.1).passes()).isFalse();
    assertThat(Finding.atLeast("trials", 2, 2).passes()).isTrue();
    assertThat(Finding.atLeast("trials", 1, 2).passes()).isFalse();
  }

  @Test
  void nanNeverPasses() {
    assertThat(Finding.within("D*", Double.NaN, 0.5, 0.05).passes()).isFalse();
    assertThat(Finding.atMost("overlap", Double.NaN, 0.1).passes()).isFalse();
    assertThat(Finding.atLeast("trials", Double.NaN, 2).passes()).isFalse();
  }

  @Test
  void theTextHasTheNumberAndWhatWasExpected() {
    assertThat(Finding.within("D*", 0.51234, 0.5, 0.05).text()).isEqualTo("D* 0.5123 (0.5 ± 0.05)");
    assertThat(Finding.within("loss", 0.05, 0.0464645, 0.000464645).text())
        .isEqualTo("loss 0.05 (NOT 0.0464645 ± 0.0004646)");
    assertThat(Finding.atMost("steps", Double.NaN, 250).text())
        .isEqualTo("steps NaN (NOT at most 250)");
  }

  @Test
  void theWorstDeviationNamesItsPlaceAndNanIsWorstOfAll() {
    Worst worst = new Worst("off by");
    assertThat(worst.atMost(1).passes()).isFalse();
    worst.add("a", 0.25);
    worst.add("b", 0.5);
    worst.add("c", 0.125);
    assertThat(worst.atMost(0.5).text()).isEqualTo("off by, at b, 0.5 (at most 0.5)");
    worst.add("d", Double.NaN);
    worst.add("e", 9);
    assertThat(worst.atMost(10).text()).isEqualTo("off by, at d, NaN (NOT at most 10)");
  }

  @Test
  void theMedianTakesNanForTheLargest() {
    assertThat(Median.of(3)).isEqualTo(3);
    assertThat(Median.of(4, 1, 2)).isEqualTo(2);
    assertThat(Median.of(4, 1, 2, 3)).isEqualTo(2.5);
    assertThat(Median.of(Double.NaN, 1, 2)).isEqualTo(2);
    assertThat(Median.of(Double.NaN, 1, Double.NaN)).isNaN();
    assertThat(Median.of(Double.NaN, 1)).isNaN();
  }

  @Test
  void oneBadFindingFailsTheCheckAndTheLineSaysSo() {
    Finding good = Finding.within("a", 1, 1, 0);
    Finding bad = Finding.within("b", 2, 1, 0.5);
    assertThat(new CheckOutcome("x", "source", List.of(good), 1).line())
        .isEqualTo("PASS  x: a 1 (1 ± 0) [source] 1.0 s");
    assertThat(new CheckOutcome("x", "source", List.of(good, bad), 1.25).line())
        .startsWith("FAIL  x: a 1 (1 ± 0); b 2 (NOT 1 ± 0.5) [source]");
  }
}
