package io.tegum.kernel.toy.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.random.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {

  private static final int UNITS = 4096;
  private static final int STEPS = 200;

  /** A fixed seed makes the tests exact in practice; five standard errors make them fair. */
  private static final double STANDARD_ERRORS = 5;

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.2, 0.5, 0.97})
  void aShareOfUnitsIsDroppedAndTheMeanStays(double dropout) {
    Dropout left = Dropout.ofOrNull(dropout, 3, Purpose.LEFT_DROPOUT, UNITS);
    Dropout right = Dropout.ofOrNull(dropout, 3, Purpose.RIGHT_DROPOUT, UNITS);
    int dropped = 0;
    int both = 0;
    for (int step = 0; step < STEPS; step++) {
      left.draw(step);
      left.fill(0, UNITS);
      right.draw(step);
      right.fill(0, UNITS);
      for (int k = 0; k < UNITS; k++) {
        assertThat(left.mask()[k]).isIn(0f, (float) (1 / (1 - dropout)));
        dropped += left.mask()[k] == 0 ? 1 : 0;
        both += left.mask()[k] == 0 && right.mask()[k] == 0 ? 1 : 0;
      }
    }
    double n = (double) UNITS * STEPS;
    double q2 = dropout * dropout;
    assertThat(dropped / n)
        .isCloseTo(dropout, within(STANDARD_ERRORS * Math.sqrt(dropout * (1 - dropout) / n)));
    assertThat(both / n).isCloseTo(q2, within(STANDARD_ERRORS * Math.sqrt(q2 * (1 - q2) / n)));
  }

  @Test
  void masksDependOnTheStepAndThePlaceAlone() {
    Dropout dropout = Dropout.ofOrNull(0.5, 3, Purpose.LEFT_DROPOUT, UNITS);
    dropout.draw(7);
    dropout.fill(0, UNITS);
    float[] whole = dropout.mask().clone();
    dropout.fill(UNITS / 2, UNITS / 2);
    assertThat(dropout.mask()[0]).isEqualTo(whole[UNITS / 2]);
    dropout.draw(8);
    dropout.fill(0, UNITS);
    assertThat(dropout.mask()).isNotEqualTo(whole);
    dropout.draw(7);
    dropout.fill(0, UNITS);
    assertThat(dropout.mask()).isEqualTo(whole);
    assertThat(Dropout.ofOrNull(0, 3, Purpose.LEFT_DROPOUT, UNITS)).isNull();
  }
}
