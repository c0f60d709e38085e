package io.tegum.kernel.addition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

/** Comparisons of arrays relative to their largest entry. */
public final class Comparisons {
  private Comparisons() {}

  /**
   * All arrays of two gradients, each relative to its largest entry or to a hundredth of the
   * largest of all: keys' biases have none but for rounding.
   */
  public static void requireClose(
      AdditionParameters actual, AdditionParameters expected, double tolerance) {
    double largest = 0;
    for (double[] array : expected.arrays()) {
      largest = Math.max(largest, largest(array));
    }
    for (int k = 0; k < AdditionParameters.NAMES.size(); k++) {
      double[] values = expected.arrays().get(k);
      double scale = Math.max(largest(values), 0.01 * largest);
      requireWithin(
          AdditionParameters.NAMES.get(k), actual.arrays().get(k), values, tolerance * scale);
    }
  }

  /** Each entry within {@code tolerance} times the largest one. */
  public static void requireClose(
      String what, double[] actual, double[] expected, double tolerance) {
    requireWithin(what, actual, expected, tolerance * largest(expected));
  }

  private static void requireWithin(
      String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("%s[%d]", what, i).isCloseTo(expected[i], within(tolerance));
    }
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  static double norm(List<double[]> arrays) {
    double sum = 0;
    for (double[] array : arrays) {
      for (double value : array) {
        sum += value * value;
      }
    }
    return Math.sqrt(sum);
  }
}
