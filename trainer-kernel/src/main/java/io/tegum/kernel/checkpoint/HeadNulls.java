package io.tegum.kernel.checkpoint;

import org.ejml.data.DMatrixRMaj;

/**
 * What heads of random weights of the same shape show.
 *
 * @param copying copying score of Gaussian factors, over draws
 * @param leftRightHigh what |u_1 . v_1| of random directions stays below with a chance of 99 %,
 *     exactly: their cosine c has c sqrt((d - 1) / (1 - c^2)) distributed as Student's t with d - 1
 *     degrees of freedom
 */
public record HeadNulls(NullInterval copying, double leftRightHigh) {

  /** For heads of {@code size} dimensions in a residual stream of {@code width}. */
  static HeadNulls of(int size, int width, int draws, long seed) {
    RandomMatrices random = new RandomMatrices(seed);
    double[] copying = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      // One matrix gives both factors, its first rows the values' and its last the output's.
      FloatMatrix both = random.gaussian(2 * size, width, draw);
      copying[draw] =
          HeadCircuits.copying(wide(both.rows(0, size)), wide(both.rows(size, 2 * size)));
    }
    double t = width < 2 ? Double.NaN : StudentT.quantile(width - 1, NullInterval.LEVEL);
    return new HeadNulls(NullInterval.of(copying), t / Math.sqrt(width - 1 + t * t));
  }

  /** In double. */
  static DMatrixRMaj wide(FloatMatrix matrix) {
    DMatrixRMaj wide = new DMatrixRMaj(matrix.rows(), matrix.columns());
    for (int i = 0; i < matrix.values().length; i++) {
      wide.data[i] = matrix.values()[i];
    }
    return wide;
  }
}
