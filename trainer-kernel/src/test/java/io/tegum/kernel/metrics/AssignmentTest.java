package io.tegum.kernel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  /** Rounding of sums of at most five terms of order 1. */
  private static final double ROUNDING = 1e-12;

  @Test
  void gainEqualsThatOfTryingEverythingForAllSmallShapes() {
    Random random = new Random(11);
    for (int rows = 0; rows <= 5; rows++) {
      for (int columns = 0; columns <= 5; columns++) {
        for (int repeat = 0; repeat < 30; repeat++) {
          // Every other matrix has few distinct values, so that ties are common.
          assertOptimal(random(rows, columns, repeat % 2 == 0 ? 0 : 2, random), columns);
        }
      }
    }
  }

  @Test
  void equalGainsGoToTheLowerColumns() {
    assertThat(Assignment.maximising(new double[2][3], 3)).containsExactly(0, 1);
    assertThat(Assignment.maximising(new double[][] {{1}, {1}}, 1)).containsExactly(0, -1);
  }

  private static void assertOptimal(double[][] gain, int columns) {
    int[] columnOf = Assignment.maximising(gain, columns);
    assertThat(columnOf).hasSize(gain.length);
    double sum = 0;
    boolean[] taken = new boolean[columns];
    int assigned = 0;
    for (int i = 0; i < gain.length; i++) {
      if (columnOf[i] >= 0) {
        assertThat(taken[columnOf[i]]).isFalse();
        taken[columnOf[i]] = true;
        sum += gain[i][columnOf[i]];
        assigned++;
      }
    }
    int expectedCount = Math.min(gain.length, columns);
    assertThat(assigned).isEqualTo(expectedCount);
    assertThat(sum).isCloseTo(best(gain, 0, taken(columns), expectedCount), within(ROUNDING));
  }

  /** Best gain of rows from {@code row} on, {@code left} of which must be assigned. */
  private static double best(double[][] gain, int row, boolean[] taken, int left) {
    if (left == 0) {
      return 0;
    }
    if (gain.length - row < left) {
      return Double.NEGATIVE_INFINITY;
    }
    double best = best(gain, row + 1, taken, left);
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        taken[j] = true;
        best = Math.max(best, gain[row][j] + best(gain, row + 1, taken, left - 1));
        taken[j] = false;
      }
    }
    return best;
  }

  private static boolean[] taken(int columns) {
    return new boolean[columns];
  }

  private static double[][] random(int rows, int columns, int levels, Random random) {
    double[][] gain = new double[rows][columns];
    for (double[] row : gain) {
      Arrays.setAll(row, j -> levels == 0 ? random.nextGaussian() : random.nextInt(levels));
    }
    return gain;
  }
}
