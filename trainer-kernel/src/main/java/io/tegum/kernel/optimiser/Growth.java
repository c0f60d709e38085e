package io.tegum.kernel.optimiser;

import java.util.Arrays;

/**
 * Growth: weight decay gamma below 0, which pulls vectors' lengths to 1 from both sides, where
 * plain decay pulls them to 0 (Liu, Liu and Gore, 2025). Before an update at rate lr,
 *
 * <pre>  W_i += lr gamma W_i (1 - 1 / |W_i|)</pre>
 *
 * for each vector W_i; one of length 0 has no direction to grow in, and stays. Nothing but such
 * vectors decays or grows: neither biases nor a head.
 */
public final class Growth {

  /** Nothing grows: what is trained has no features' directions. */
  public static final Growth NONE = new Growth(new Vectors(new Weights(0), 0, 1, 0, 1));

  /** Shorter vectors count as of this length: 0 times the factor is then 0, and not NaN. */
  private static final float SHORTEST = 1e-30f;

  private final Vectors vectors;
  private final float[] factor; // of each vector, its square first

  private Growth(Vectors vectors) {
    this.vectors = vectors;
    factor = new float[vectors.count()];
  }

  /** Of the columns of a matrix that stands at the beginning of {@code weights}, row after row. */
  public static Growth ofColumns(Weights weights, int rows, int columns) {
    return new Growth(new Vectors(weights, columns, 1, rows, columns));
  }

  /** Of the first {@code length} entries of each row of a matrix. */
  public static Growth ofRows(Weights weights, int rows, int stride, int length) {
    return new Growth(new Vectors(weights, rows, stride, length, 1));
  }

  /** One update's growth, at {@code rate} lr gamma. */
  void grow(double rate) {
    float[] value = vectors.weights().value;
    Arrays.fill(factor, 0);
    if (vectors.step() == 1) {
      growColumns((float) rate, value);
    } else {
      growRows((float) rate, value);
    }
  }

  private void growColumns(float rate, float[] value) {
    int count = vectors.count();
    for (int k = 0; k < vectors.length(); k++) {
      addSquares(count, value, k * vectors.lengthStep(), factor);
    }
    for (int v = 0; v < count; v++) {
      factor[v] = factor(rate, factor[v]);
    }
    for (int k = 0; k < vectors.length(); k++) {
      multiply(count, factor, value, k * vectors.lengthStep());
    }
  }

  private static void addSquares(int count, float[] value, int at, float[] squares) {
    for (int v = 0; v < count; v++) {
      squares[v] = Math.fma(value[at + v], value[at + v], squares[v]);
    }
  }

  private static void multiply(int count, float[] factor, float[] value, int at) {
    for (int v = 0; v < count; v++) {
      value[at + v] *= factor[v];
    }
  }

  private void growRows(float rate, float[] value) {
    for (int v = 0; v < vectors.count(); v++) {
      int at = v * vectors.step();
      float square = 0;
      for (int k = at; k < at + vectors.length(); k++) {
        square = Math.fma(value[k], value[k], square);
      }
      float factor = factor(rate, square);
      for (int k = at; k < at + vectors.length(); k++) {
        value[k] *= factor;
      }
    }
  }

  /** 1 + rate (1 - 1 / |W_i|). */
  private static float factor(float rate, float square) {
    float length = Math.max((float) Math.sqrt(square), SHORTEST);
    return 1 + (rate - rate / length);
  }
}
