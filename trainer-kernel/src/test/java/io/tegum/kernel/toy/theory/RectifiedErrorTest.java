package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RectifiedErrorTest {
  /** Rounding of a few hundred terms of order 1. */
  private static final double ROUNDING = 1e-14;

  private static final int CASES = 300;

  /** Ordinary, vanishing, equal and opposite, and such that sums cancel but for rounding. */
  private static final double[] COEFFICIENTS = {
    0, 1e-12, -1e-12, 1e-9, 1e-4, -1e-4, 0.1, 0.2, -0.3, 0.3, 0.5, -0.5, 1, -1, 1.7, -2.3
  };

  private final RectifiedError error = new RectifiedError();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void valueAndGradientMatchTheClosedFormForAwkwardCoefficients(int dimensions) {
    Random random = new Random(dimensions);
    for (int k = 0; k < CASES; k++) {
      double[] slopes = new double[dimensions];
      for (int j = 0; j < dimensions; j++) {
        slopes[j] = COEFFICIENTS[random.nextInt(COEFFICIENTS.length)];
      }
      check(COEFFICIENTS[random.nextInt(COEFFICIENTS.length)], slopes, k % (dimensions + 1) - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void valueAndGradientMatchTheClosedFormForRandomCoefficients(int dimensions) {
    Random random = new Random(dimensions);
    for (int k = 0; k < CASES; k++) {
      double[] slopes = random.doubles(dimensions, -1.5, 1.5).toArray();
      check(random.nextDouble() - 0.5, slopes, k % (dimensions + 1) - 1);
    }
  }

  private void check(double c, double[] slopes, int target) {
    for (int j = 0; j < slopes.length; j++) {
      error.slope(j, slopes[j]);
    }
    error.integrate(c, slopes.length, target);
    // (z_+ - x_t)^2 = 2 z_+^2/2 - 2 z_+ x_t + x_t^2, and the derivatives of z_+^2/2 and z_+
    assertThat(error.value())
        .as("c %s, a %s, t %d", c, slopes, target)
        .isCloseTo(2 * halfSquare(c, slopes, target), tolerance(c, slopes));
    assertThat(error.interceptGradient())
        .as("derivative in c %s, a %s, t %d", c, slopes, target)
        .isCloseTo(2 * slope(c, slopes, target, new int[slopes.length]), tolerance(c, slopes));
    for (int j = 0; j < slopes.length; j++) {
      int[] powers = new int[slopes.length];
      powers[j] = 1;
      assertThat(error.slopeGradient(j))
          .as("derivative in a_%d, c %s, a %s, t %d", j, c, slopes, target)
          .isCloseTo(2 * slope(c, slopes, target, powers), tolerance(c, slopes));
    }
  }

  /** Half of E (z_+ - x_t)^2. */
  private static double halfSquare(double c, double[] slopes, int target) {
    int[] powers = new int[slopes.length];
    double half = TruncatedPowers.expectation(2, c, slopes, powers);
    if (target != RectifiedError.NO_TARGET) {
      powers[target] = 1;
      half += 1.0 / 6 - TruncatedPowers.expectation(1, c, slopes, powers);
    }
    return half;
  }

  /** E (z_+ - x_t) 1(z > 0) prod x^powers. */
  private static double slope(double c, double[] slopes, int target, int[] powers) {
    double slope = TruncatedPowers.expectation(1, c, slopes, powers);
    if (target != RectifiedError.NO_TARGET) {
      int[] withTarget = powers.clone();
      withTarget[target]++;
      slope -= TruncatedPowers.expectation(0, c, slopes, withTarget);
    }
    return slope;
  }

  private static Offset<Double> tolerance(double c, double[] slopes) {
    double largest = 1 + Math.abs(c);
    for (double slope : slopes) {
      largest += Math.abs(slope);
    }
    return within(ROUNDING * largest * largest);
  }
}
