package io.tegum.analysis.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThousandthsTest {
  @Test
  void theyKeepAMatrixToHalfAThousandthOfItsLargestEntry() {
    Thousandths matrix = Thousandths.of(new double[] {-2.5, 1, Double.NaN, 0});
    assertThat(matrix.largest()).isEqualTo(2.5);
    assertThat(matrix.values()).containsExactly(-1000, 400, null, 0);
    assertThat(Thousandths.of(new double[2]).values()).containsExactly(0, 0);
  }
}
