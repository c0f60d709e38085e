package io.tegum.kernel.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NullIntervalTest {

  /** Printed tables: 99 % two-sided. */
  @ParameterizedTest
  @CsvSource({"1,63.657", "2,9.925", "3,5.841", "4,4.604", "9,3.250", "19,2.861", "100,2.626"})
  void quantilesAreThoseOfPrintedTables(int degrees, double expected) {
    assertThat(StudentT.quantile(degrees, 0.99)).isCloseTo(expected, within(5e-4));
  }

  @Test
  void oneMoreDrawLiesOutsideInOneOfHundred() {
    Random random = new Random(7);
    int outside = 0;
    int trials = 20_000;
    for (int trial = 0; trial < trials; trial++) {
      double[] draws = new double[20];
      Arrays.setAll(draws, i -> random.nextGaussian());
      NullInterval interval = NullInterval.of(draws);
      double another = random.nextGaussian();
      outside += another < interval.low() || another > interval.high() ? 1 : 0;
    }
    assertThat(outside).isBetween(140, 240); // 200 expected, less what the draws' own range keeps
  }

  @Test
  void fewDrawsSayNothing() {
    assertThatThrownBy(() -> NullInterval.of(new double[4]))
        .hasMessageContaining("there were 4 draws");
    assertThat(NullInterval.of(new double[] {1, 1, 1, 1, 1}).isBelow(1)).isFalse();
  }
}
