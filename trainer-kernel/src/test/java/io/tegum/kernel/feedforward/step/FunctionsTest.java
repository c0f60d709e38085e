package io.tegum.kernel.feedforward.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.feedforward.model.Nonlinearity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionsTest {

  /** What the Javadoc of the GELU promises. */
  private static final double TOLERANCE = 5e-7;

  @ParameterizedTest
  @EnumSource(Nonlinearity.class)
  void valuesAndDerivativesAreThoseOfTheReference(Nonlinearity kind) {
    float[] z = new float[4001];
    float[] slope = new float[z.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = (i - 2000) * 0.005f;
    }
    z[0] = -1000;
    z[z.length - 1] = 1000;
    float[] value = z.clone();
    Functions.of(kind).apply(value, slope, 0, z.length);
    for (int i = 0; i < z.length; i++) {
      double tolerance = TOLERANCE * Math.max(1, Math.abs(z[i]));
      assertThat((double) value[i]).isCloseTo(kind.value(z[i]), within(tolerance));
      assertThat((double) slope[i]).isCloseTo(kind.derivative(z[i]), within(TOLERANCE));
    }
  }
}
