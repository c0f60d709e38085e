package io.tegum.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RandomStreamTest {

  private static final long FIRST = 899454121852828597L;
  private static final long FIRST_OF_STEP_ONE = 2971284367172873996L;

  private static final int DRAWS = 200_000;

  /** Five standard errors of a mean of 200,000 draws of variance 1. */
  private static final double FIVE_STANDARD_ERRORS = 5 / Math.sqrt(DRAWS);

  @Test
  void bitsAreThoseOfThisVersionForEver() {
    RandomStream random = new RandomStream(42, Purpose.LEFT_TOKENS);
    assertThat(random.nextBits()).isEqualTo(FIRST);
    random.restart(1);
    assertThat(random.nextBits()).isEqualTo(FIRST_OF_STEP_ONE);
  }

  @Test
  void normalsHaveTheMomentsOfTheStandardNormal() {
    RandomStream random = new RandomStream(1, Purpose.HEAD_WEIGHTS);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int k = 0; k < DRAWS; k++) {
      double x = random.nextNormal();
      sum += x;
      squares += x * x;
      fourths += x * x * x * x;
    }
    assertThat(sum / DRAWS).isCloseTo(0, within(FIVE_STANDARD_ERRORS));
    assertThat(squares / DRAWS).isCloseTo(1, within(FIVE_STANDARD_ERRORS * Math.sqrt(2)));
    assertThat(fourths / DRAWS).isCloseTo(3, within(FIVE_STANDARD_ERRORS * Math.sqrt(96)));
  }

  @Test
  void neighbouringSubstreamsAreUncorrelated() {
    RandomStream random = new RandomStream(0, Purpose.LEFT_TOKENS);
    double sum = 0;
    double previous = 0;
    for (int step = 0; step < DRAWS; step++) {
      random.restart(step);
      double x = (random.nextUniform() - 0.5) * Math.sqrt(12);
      sum += x * previous;
      previous = x;
    }
    assertThat(sum / DRAWS).isCloseTo(0, within(FIVE_STANDARD_ERRORS));
  }
}
