package io.tegum.kernel.addition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

/** Comparisons of arrays relative to their largest entry. */
public final class Comparisons {
  private Comparisons() {}

  /** All arrays of two sets of parameters. */
  public static void requireClose(
      AdditionParameters actual, AdditionParameters expected, double tolerance) {
    for (int k = 0; k < AdditionParameters.NAMES.size(); k++) {
      String name = AdditionParameters.NAMES.get(k);
      requireClose(name, actual.arrays().get(k), expected.arrays().get(k), tolerance);
    }
  }

  /** Each entry within {@code tolerance} of the largest one; nearly 0 is an absolute 1e-9. */
  public static void requireClose(
      String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double largest = 1e-3;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i])
          .as("%s[%d]", what, i)
          .isCloseTo(expected[i], within(tolerance * largest));
    }
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
