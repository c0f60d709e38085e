package io.tegum.kernel.checkpoint;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** Random matrices to compare with. Each draw depends on the seed and its number alone. */
final class RandomMatrices {

  private final RandomStream random;

  RandomMatrices(long seed) {
    random = new RandomStream(seed, Purpose.CHECKPOINT_NULLS);
  }

  /** A seed for one of many things under a user's seed. */
  static long seed(long seed, long thing) {
    return seed + 0x9e3779b97f4a7c15L * thing;
  }

  /** Independent standard normal entries. */
  FloatMatrix gaussian(int rows, int columns, int draw) {
    random.restart(2L * draw);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i += 2) {
      pair(values, i);
    }
    return new FloatMatrix(rows, columns, values);
  }

  /** Two normal numbers at a time by Marsaglia's polar method, which needs one logarithm. */
  private void pair(float[] values, int at) {
    double x;
    double y;
    double square;
    do {
      x = 2 * random.nextUniform() - 1;
      y = 2 * random.nextUniform() - 1;
      square = x * x + y * y;
    } while (square >= 1);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    values[at] = (float) (x * factor);
    if (at + 1 < values.length) {
      values[at + 1] = (float) (y * factor);
    }
  }

  /** {@code matrix} with each column's entries in an order of their own (Fisher and Yates). */
  FloatMatrix shuffled(FloatMatrix matrix, int draw) {
    random.restart(2L * draw + 1);
    float[] values = matrix.values().clone();
    int columns = matrix.columns();
    // Row after row, as the entries stand in memory; each column has an order of its own.
    for (int row = matrix.rows() - 1; row > 0; row--) {
      for (int column = 0; column < columns; column++) {
        int other = (int) (random.nextUniform() * (row + 1));
        int a = row * columns + column;
        int b = other * columns + column;
        float kept = values[a];
        values[a] = values[b];
        values[b] = kept;
      }
    }
    return new FloatMatrix(matrix.rows(), columns, values);
  }

  /** A rotation, uniform among all orthogonal matrices: Q of a Gaussian, by the signs of R. */
  DMatrixRMaj rotation(int size, int draw) {
    random.restart(2L * draw);
    DMatrixRMaj gaussian = new DMatrixRMaj(size, size);
    for (int i = 0; i < size * size; i++) {
      gaussian.data[i] = random.nextNormal();
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(size, size);
    qr.decompose(gaussian);
    DMatrixRMaj q = qr.getQ(null, false);
    DMatrixRMaj r = qr.getR(null, false);
    for (int column = 0; column < size; column++) {
      if (r.unsafe_get(column, column) < 0) {
        for (int row = 0; row < size; row++) {
          q.unsafe_set(row, column, -q.unsafe_get(row, column));
        }
      }
    }
    return q;
  }
}
