package io.tegum.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector code of smooth functions against their scalar twins, bit by bit. */
class NonlinearBitsTest {

  private static final float[] ODD = {
    0,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    0x1.0p-127f,
    -0x1.0p-127f,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    6,
    -6,
    Math.nextUp(6f),
    18,
    -18,
    Math.nextUp(18f),
    1000,
    -1000,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN
  };

  private final NonlinearOperations scalar = Simd.choose("scalar").nonlinear();
  private final NonlinearOperations vector = Simd.choose("vector").nonlinear();
  private final Random random = new Random(1);

  @Test
  void valuesAndDerivatives() {
    for (int odd = 0; odd < ODD.length; odd++) {
      for (int from = 0; from < 20; from += 3) {
        float[] z = numbers(200);
        z[from + odd] = ODD[odd];
        z[160 - odd] = ODD[odd];
        float[] slope = numbers(200);
        int count = 200 - 2 * from;
        float[] other = z.clone();
        float[] otherSlope = slope.clone();
        float[] relu = z.clone();
        float[] otherRelu = z.clone();
        scalar.relu(relu, from, slope, from / 3, count);
        vector.relu(otherRelu, from, otherSlope, from / 3, count);
        assertThat(otherRelu).isEqualTo(relu);
        assertThat(otherSlope).isEqualTo(slope);
        scalar.signs(0.3f, z, from, slope, from / 3, count);
        vector.signs(0.3f, z, from, otherSlope, from / 3, count);
        assertThat(otherSlope).isEqualTo(slope);
        scalar.multiply(relu, from / 3, slope, from, count);
        vector.multiply(relu, from / 3, otherSlope, from, count);
        assertThat(otherSlope).isEqualTo(slope);
        scalar.gelu(z, from, slope, from / 3, count);
        vector.gelu(other, from, otherSlope, from / 3, count);
        assertThat(other).isEqualTo(z);
        assertThat(otherSlope).isEqualTo(slope);
        scalar.softplus(z, from, slope, from / 3, count);
        vector.softplus(other, from, otherSlope, from / 3, count);
        assertThat(other).isEqualTo(z);
        assertThat(otherSlope).isEqualTo(slope);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 80})
  void errors(int columns) {
    int stride = columns + 16;
    for (int rows = 1; rows < 8; rows++) {
      int numbers = rows * stride;
      Rows x = new Rows(numbers(numbers + 3), 3, stride);
      Rows z = new Rows(numbers(numbers), stride);
      Rows other = new Rows(z.floats().clone(), stride);
      float[] derivative = numbers(numbers);
      int sums = columns + rows * PanelOperations.LANES;
      Reconstruction errors =
          new Reconstruction(
              Float.NaN, new float[0], numbers(columns), numbers(sums), numbers(sums));
      Reconstruction otherErrors =
          new Reconstruction(
              Float.NaN,
              new float[0],
              errors.slope(),
              errors.biasGradient().clone(),
              errors.loss().clone());
      for (int row = 0; row < rows; row++) {
        scalar.featureErrors(row, columns, errors, x, z, derivative);
        vector.featureErrors(row, columns, otherErrors, x, other, derivative);
      }
      assertThat(other.floats()).isEqualTo(z.floats());
      scalar.tokenErrors(rows, columns, errors, x, z, derivative);
      vector.tokenErrors(rows, columns, otherErrors, x, other, derivative);
      assertThat(other.floats()).isEqualTo(z.floats());
      assertThat(otherErrors.loss()).isEqualTo(errors.loss());
      assertThat(otherErrors.biasGradient()).isEqualTo(errors.biasGradient());
    }
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (random.nextGaussian() * 4);
    }
    return numbers;
  }
}
