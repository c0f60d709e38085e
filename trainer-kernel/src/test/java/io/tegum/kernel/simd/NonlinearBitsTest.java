package io.tegum.kernel.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector code of functions against their scalar twins, bit by bit. */
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

  /** What is done to z, the first of two arrays, and to the second, from different places on. */
  private interface Operation {
    void apply(NonlinearOperations on, float[] z, int at, float[] other, int otherAt, int count);
  }

  @Test
  void values() {
    check(NonlinearOperations::relu);
    check(NonlinearOperations::gelu);
    check(NonlinearOperations::softplus);
    check((on, z, at, out, outAt, count) -> on.signs(0.3f, z, at, out, outAt, count));
    check((on, z, at, out, outAt, count) -> on.multiply(z, at, out, outAt, count));
  }

  private void check(Operation operation) {
    for (float odd : ODD) {
      for (int at = 0; at < 20; at += 3) {
        for (int place : new int[] {at, at + 40, 189}) { // in vectors and behind them
          float[] z = numbers(230);
          z[place] = odd;
          float[] out = numbers(230);
          float[] otherZ = z.clone();
          float[] otherOut = out.clone();
          operation.apply(scalar, z, at, out, at / 3, 190 - at);
          operation.apply(vector, otherZ, at, otherOut, at / 3, 190 - at);
          assertThat(otherZ).isEqualTo(z);
          assertThat(otherOut).isEqualTo(out);
        }
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
      Rows z = new Rows(numbers(numbers + 5), 5, stride);
      Rows other = new Rows(z.floats().clone(), 5, stride);
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
