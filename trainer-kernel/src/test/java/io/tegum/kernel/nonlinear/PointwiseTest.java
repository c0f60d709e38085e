package io.tegum.kernel.nonlinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointwiseTest {

  /** What the Javadoc of NonlinearOperations promises. */
  private static final double TOLERANCE = 5e-7;

  @ParameterizedTest
  @EnumSource(Pointwise.class)
  void valuesAndDerivativesAreThoseOfTheReference(Pointwise function) {
    float[] z = new float[4001];
    float[] slope = new float[z.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = (i - 2000) * 0.005f;
    }
    z[0] = -1000;
    z[z.length - 1] = 1000;
    float[] value = z.clone();
    function.onFloats().apply(value, 0, slope, 0, z.length);
    for (int i = 0; i < z.length; i++) {
      double tolerance = TOLERANCE * Math.max(1, Math.abs(z[i]));
      assertThat((double) value[i]).isCloseTo(function.value(z[i]), within(tolerance));
      double[] one = {z[i]};
      function.apply(one);
      assertThat(one[0]).isEqualTo(function.value(z[i]));
      assertThat((double) slope[i]).isCloseTo(function.derivative(z[i]), within(TOLERANCE));
    }
  }
}
