package io.tegum.kernel.algebra;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;

/** Seeded matrices for tests. */
public final class RandomMatrices {
  private RandomMatrices() {}

  /** Independent standard normal entries. */
  public static DMatrixRMaj gaussian(int rows, int columns, long seed) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    RandomMatrices_DDRM.fillGaussian(matrix, 0, 1, new Random(seed));
    return matrix;
  }

  /** An orthogonal matrix. */
  public static DMatrixRMaj rotation(int size, long seed) {
    return RandomMatrices_DDRM.orthogonal(size, size, new Random(seed));
  }

  /** Orthonormal columns. */
  public static DMatrixRMaj orthonormal(int rows, int columns, long seed) {
    return RandomMatrices_DDRM.orthogonal(rows, columns, new Random(seed));
  }
}
