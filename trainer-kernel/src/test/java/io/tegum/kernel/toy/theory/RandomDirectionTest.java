package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomDirectionTest {
  /** What the tabulation may add. */
  private static final double TABULATED = 1e-3;

  private static final int SAMPLES = 40_000;

  /** Four standard errors of a share of {@link #SAMPLES}, at most. */
  private static final double SAMPLED = 4 * 0.5 / 200;

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.71, 0.9, 0.99})
  void oneCosineHasItsClosedLaw(double x) {
    double angle = Math.asin(x);
    assertThat(RandomDirection.of(1, 2).atMost(x))
        .isCloseTo(2 / Math.PI * angle, within(TABULATED));
    assertThat(RandomDirection.of(1, 3).atMost(x)).isCloseTo(x, within(TABULATED));
    assertThat(RandomDirection.of(1, 4).atMost(x))
        .isCloseTo(2 / Math.PI * (angle + x * Math.cos(angle)), within(TABULATED));
    assertThat(RandomDirection.of(1, 5).atMost(x))
        .isCloseTo(1.5 * x - 0.5 * x * x * x, within(TABULATED));
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "2, 3", "3, 3", "3, 5", "5, 5", "10, 15"})
  void theLargestOfSeveralIsDistributedLikeSampledOnes(int vectors, int dimensions) {
    Random random = new Random(11);
    double[] largest = new double[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      double square = 0;
      for (int d = 0; d < dimensions; d++) {
        double coordinate = random.nextGaussian();
        square += coordinate * coordinate;
        largest[s] = d < vectors ? Math.max(largest[s], Math.abs(coordinate)) : largest[s];
      }
      largest[s] /= Math.sqrt(square);
    }
    RandomDirection law = RandomDirection.of(vectors, dimensions);
    for (double x = 0.1; x < 1; x += 0.1) {
      double share = 0;
      for (double value : largest) {
        share += value <= x ? 1.0 / SAMPLES : 0;
      }
      assertThat(law.atMost(x)).as("at %s", x).isCloseTo(share, within(SAMPLED));
    }
  }

  /** In the plane the mean of max(|cos|, |sin|) is 2 sqrt(2) / pi; on a line it is 1. */
  @Test
  void theMeanLargestCoordinateHasItsClosedForms() {
    assertThat(RandomDirection.meanLargest(1)).isCloseTo(1, within(1e-9));
    assertThat(RandomDirection.meanLargest(2)).isCloseTo(2 * Math.sqrt(2) / Math.PI, within(1e-9));
  }

  /** Against sampled directions, and the integral of what the tabulated law leaves above x. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 20})
  void theMeanLargestCoordinateIsThatOfSampledDirections(int dimensions) {
    Random random = new Random(5);
    double sum = 0;
    for (int s = 0; s < SAMPLES; s++) {
      double square = 0;
      double largest = 0;
      for (int d = 0; d < dimensions; d++) {
        double coordinate = random.nextGaussian();
        square += coordinate * coordinate;
        largest = Math.max(largest, Math.abs(coordinate));
      }
      sum += largest / Math.sqrt(square);
    }
    double expected = RandomDirection.meanLargest(dimensions);
    assertThat(sum / SAMPLES).isCloseTo(expected, within(4 * 0.15 / Math.sqrt(SAMPLES)));
    RandomDirection law = RandomDirection.of(dimensions, dimensions);
    double integral = 0;
    for (double x = 0.0005; x < 1; x += 0.001) {
      integral += 0.001 * (1 - law.atMost(x));
    }
    assertThat(integral).isCloseTo(expected, within(TABULATED));
  }

  @Test
  void oneDimensionAlwaysAligns() {
    assertThat(RandomDirection.of(1, 1).atMost(0.99)).isCloseTo(0, within(TABULATED));
    assertThat(RandomDirection.of(1, 1).atMost(1)).isEqualTo(1);
  }

  @Test
  void moreVectorsThanDimensionsAreRefused() {
    assertThatThrownBy(() -> RandomDirection.of(4, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 vectors in 3 dimensions");
  }
}
