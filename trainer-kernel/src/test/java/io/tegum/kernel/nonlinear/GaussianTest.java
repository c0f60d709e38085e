package io.tegum.kernel.nonlinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianTest {

  /** Values with 16 digits of another implementation, computed with 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "0.5, 0.6914624612740131",
    "-1, 0.15865525393145705",
    "2.999, 0.9986456634662729",
    "-2.999, 0.001354336533727106",
    "3.001, 0.998654527174915",
    "-3.001, 0.001345472825084966",
    "-6, 9.865876450376981e-10",
    "-12, 1.776482112077679e-33"
  })
  void probabilities(double z, double expected) {
    assertThat(Gaussian.below(z)).isCloseTo(expected, within(1e-11 * expected));
  }

  @Test
  void probabilityIsTheIntegralOfTheDensity() {
    double step = 1e-3;
    for (double z = -5; z < 5; z += 0.1) {
      double slope = (Gaussian.below(z + step) - Gaussian.below(z - step)) / (2 * step);
      assertThat(slope).isCloseTo(Gaussian.density(z), within(1e-6));
    }
  }

  @Test
  void infinitiesAreTheEnds() {
    assertThat(Gaussian.below(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Gaussian.below(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Gaussian.below(Double.NaN)).isNaN();
  }
}
