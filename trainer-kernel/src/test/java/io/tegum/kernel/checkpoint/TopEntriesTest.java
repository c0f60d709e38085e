package io.tegum.kernel.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopEntriesTest {

  /** Norms fall off, so that most blocks are never multiplied, and several blocks are. */
  @Test
  void areThoseOfTheWholeProduct() {
    FloatMatrix left = Matrices.gaussian(700, 6, 1);
    FloatMatrix right = Matrices.gaussian(600, 6, 2);
    for (int i = 0; i < left.values().length; i++) {
      left.values()[i] /= 1 + i / 6 % 89;
    }
    TopEntries found = TopEntries.of(left, right, 40);
    double[] all =
        IntStream.range(0, 700 * 600)
            .mapToDouble(i -> Math.abs(entry(left, right, i / 600, i % 600)))
            .sorted()
            .toArray();
    for (int k = 0; k < 40; k++) {
      assertThat(Math.abs(found.values()[k])).isCloseTo(all[all.length - 1 - k], within(1e-4));
      assertThat(found.values()[k])
          .isCloseTo(entry(left, right, found.rows()[k], found.columns()[k]), within(1e-4));
    }
  }

  @Test
  void areFewerWhereTheProductIsSmall() {
    FloatMatrix matrix = Matrices.gaussian(2, 3, 1);
    assertThat(TopEntries.of(matrix, matrix, 10).values()).hasSize(4);
    assertThat(TopEntries.of(matrix, matrix, 0).values()).isEmpty();
  }

  private static double entry(FloatMatrix left, FloatMatrix right, int row, int column) {
    double sum = 0;
    for (int k = 0; k < left.columns(); k++) {
      sum +=
          (double) left.values()[row * left.columns() + k]
              * right.values()[column * left.columns() + k];
    }
    return sum;
  }
}
