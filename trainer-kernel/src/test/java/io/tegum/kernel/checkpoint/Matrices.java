package io.tegum.kernel.checkpoint;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/** Random matrices for tests. */
final class Matrices {
  private Matrices() {}

  static FloatMatrix gaussian(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new FloatMatrix(rows, columns, values);
  }

  static FloatMatrix transposed(FloatMatrix matrix) {
    float[] values = new float[matrix.values().length];
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        values[column * matrix.rows() + row] = matrix.values()[row * matrix.columns() + column];
      }
    }
    return new FloatMatrix(matrix.columns(), matrix.rows(), values);
  }

  static DMatrixRMaj wide(FloatMatrix matrix) {
    DMatrixRMaj wide = new DMatrixRMaj(matrix.rows(), matrix.columns());
    for (int i = 0; i < matrix.values().length; i++) {
      wide.data[i] = matrix.values()[i];
    }
    return wide;
  }
}
