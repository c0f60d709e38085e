package io.tegum.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
  /** The 97.5 % quantile of the normal distribution, from tables. */
  private static final double Z = 1.959964;

  /**
   * R. G. Newcombe, Two-sided confidence intervals for the single proportion (1998), Table I,
   * method 3: the score method.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void intervalIsThePublishedOne(long part, long whole, double low, double high) {
    Proportion proportion = new Proportion(part, whole);
    assertThat(proportion.low()).isCloseTo(low, within(5e-5));
    assertThat(proportion.high()).isCloseTo(high, within(5e-5));
  }

  /** The interval's ends are the shares that the observed one is just Z standard errors from. */
  @ParameterizedTest
  @CsvSource({"3, 10", "9, 10", "1, 2", "700, 1000"})
  void endsSolveTheScoreEquation(long part, long whole) {
    Proportion proportion = new Proportion(part, whole);
    for (double end : new double[] {proportion.low(), proportion.high()}) {
      double standardError = Math.sqrt(end * (1 - end) / whole);
      assertThat(Math.abs(proportion.share() - end)).isCloseTo(Z * standardError, within(1e-6));
    }
  }

  @Test
  void noneAndAllReachTheEnds() {
    assertThat(new Proportion(0, 7).low()).isZero();
    assertThat(new Proportion(7, 7).high()).isEqualTo(1);
    assertThat(new Proportion(7, 7).low())
        .isCloseTo(1 - new Proportion(0, 7).high(), within(1e-15));
  }

  @Test
  void moreThanAllIsRefused() {
    assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageContaining("was 3 of 2");
    assertThatThrownBy(() -> new Proportion(0, 0)).hasMessageContaining("was 0 of 0");
  }
}
