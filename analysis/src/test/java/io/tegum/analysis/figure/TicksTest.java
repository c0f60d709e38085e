package io.tegum.analysis.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TicksTest {
  private static final List<Double> TWENTY =
      IntStream.range(0, 20).mapToObj(i -> i * 0.05).toList();

  @Test
  void asManyValuesAreLabelledAsHaveRoom() {
    assertThat(Ticks.across(TWENTY, 130).labels()).containsExactly("0", "0.2", "0.4", "0.6", "0.8");
    assertThat(Ticks.across(TWENTY, 130).positions()).containsExactly(0.0, 4.0, 8.0, 12.0, 16.0);
    assertThat(Ticks.across(TWENTY, 2000).labels()).hasSize(20);
    assertThat(Ticks.upward(TWENTY, 200).labels()).hasSize(10);
  }

  /** The quickstart's sparsities in panels of a third of a figure. */
  @Test
  void noLabelIsLeftOutWithoutNeed() {
    assertThat(Ticks.across(List.of(0.0, 0.5, 0.7, 0.9, 0.97, 0.99, 0.997), 253).labels())
        .hasSize(7);
  }

  /** In the quickstart's excess loss every second decade was left out. */
  @Test
  void decadesOfAVerticalAxisNeedLessRoom() {
    assertThat(Ticks.logarithmicUpward(1e-7, 1e-3, 1.3, 195).labels())
        .containsExactly("1e-7", "1e-6", "1e-5", "1e-4", "0.001");
    assertThat(Ticks.logarithmicUpward(1e-7, 1e-3, 1.3, 60).labels()).hasSize(3);
  }

  @Test
  void wholeNumbersSideBySideHaveRoom() {
    assertThat(Ticks.wholeAcross(0, 19, 195).labels()).containsExactly("0", "5", "10", "15");
    assertThat(Ticks.wholeAcross(0, 19, 400).labels()).hasSize(10);
  }

  @Test
  void decadesAreLabelledBetweenTheFirstAndLastStep() {
    assertThat(Ticks.decades(1, 10_000, 1000).positions())
        .containsExactly(1.0, 10.0, 100.0, 1000.0, 10_000.0);
    assertThat(Ticks.decades(1, 10_000, 300).labels())
        .as("room for five labels, of which the longest is 40 pixels wide")
        .hasSize(5);
    assertThat(Ticks.decades(1, 10_000, 200).labels()).containsExactly("1", "100", "10000");
  }

  @Test
  void aShortLogAxisIsLabelledAtOneTwoAndFive() {
    assertThat(Ticks.logarithmic(0.9, 50, 1, 1000).positions())
        .containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0);
    assertThat(Ticks.logarithmic(2350, 6000, 1, 1000).labels())
        .as("two labels at least: one alone says no scale")
        .containsExactly("3000", "4000", "5000", "6000");
    assertThat(Ticks.logarithmic(6, 7, 1, 250).labels()).containsExactly("6", "6.5", "7");
    assertThat(Ticks.logarithmic(6.1, 6.9, 1, 250).labels())
        .containsExactly("6.2", "6.4", "6.6", "6.8");
    assertThat(Ticks.logarithmic(6.1, 6.1, 1.3, 150).labels()).containsExactly("5.5", "6", "6.5");
    assertThat(Ticks.logarithmic(1, 10_000, 1.3, 200).labels())
        .containsExactly("1", "100", "10000");
  }

  /** The quickstart's onsets, and rho of a feed-forward study, lay beyond the outermost labels. */
  @Test
  void labelsReachAsFarAsWhatIsDrawn() {
    assertThat(Ticks.logarithmic(2035, 5000, 1.3, 500).labels()).containsExactly("2000", "5000");
    assertThat(Ticks.logarithmicUpward(0.8, 1.2, 1.3, 200).labels())
        .containsExactly("0.8", "0.9", "1", "1.1", "1.2", "1.3");
  }

  @Test
  @Timeout(20)
  void aLogAxisFromZeroIsRefusedAtOnce() {
    for (double[] ends : new double[][] {{0, 10}, {-1, 10}, {10, 1}, {1, 1 / 0.0}, {0 / 0.0, 1}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Ticks.decades(ends[0], ends[1], 300))
          .withMessageContaining("Cannot label a log axis");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Ticks.logarithmic(ends[0], ends[1], 1.3, 300));
    }
    assertThat(Ticks.decades(1e-300, 1e300, 300).labels()).isNotEmpty();
  }

  @Test
  void spacingIsNamedWhereItIsNotLinear() {
    assertThat(Ticks.spacing(TWENTY)).isEmpty();
    assertThat(Ticks.spacing(List.of(0.01, 0.1, 1.0, 10.0))).isEqualTo(" (log scale)");
    assertThat(Ticks.spacing(List.of(0.1, 0.3, 1.0, 3.0, 10.0))).isEqualTo(" (log scale)");
    assertThat(Ticks.spacing(List.of(0.0, 0.01, 0.1, 1.0))).isEqualTo(" (uneven steps)");
    assertThat(Ticks.spacing(List.of(0.0, 0.5, 0.9, 0.99))).isEqualTo(" (uneven steps)");
    assertThat(Ticks.spacing(List.of("adam", "adamw", "sgd"))).isEmpty();
  }
}
