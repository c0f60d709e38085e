package io.tegum.kernel.checkpoint;

import io.tegum.kernel.algebra.SortedEigen;
import org.ejml.data.DMatrixRMaj;

/**
 * A matrix's size and spectrum.
 *
 * @param frobenius |X|_F
 * @param largestNorm the largest row's norm
 * @param smallestNorm the smallest row's
 * @param spectral sigma_1; NaN where the spectrum was not asked
 * @param effectiveRank exp(entropy of sigma / sum sigma); NaN likewise
 * @param stableRank |X|_F^2 / sigma_1^2; NaN likewise
 */
public record MatrixNorms(
    double frobenius,
    double largestNorm,
    double smallestNorm,
    double spectral,
    double effectiveRank,
    double stableRank) {

  /** Spectra of matrices whose smaller side is longer than this take too long. */
  public static final int LONGEST_SIDE = 2048;

  /** Of no row. */
  static final MatrixNorms NONE =
      new MatrixNorms(0, 0, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, Double.NaN);

  /** The norms of these rows and {@code others} together. */
  MatrixNorms with(MatrixNorms others) {
    return new MatrixNorms(
        Math.hypot(frobenius, others.frobenius),
        Math.max(largestNorm, others.largestNorm),
        Math.min(smallestNorm, others.smallestNorm),
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }

  /** Norms alone. */
  static MatrixNorms withoutSpectrum(FloatMatrix matrix) {
    double squares = 0;
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int row = 0; row < matrix.rows(); row++) {
      double norm = matrix.norm(row);
      squares += norm * norm;
      largest = Math.max(largest, norm);
      smallest = Math.min(smallest, norm);
    }
    return new MatrixNorms(
        Math.sqrt(squares), largest, smallest, Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * Norms, and the spectrum by the eigenvalues of X'X or XX', whichever is smaller, in double: good
   * to some 1e-8 sigma_1, which is more than a summary needs.
   */
  static MatrixNorms of(FloatMatrix matrix) {
    MatrixNorms norms = withoutSpectrum(matrix);
    if (Math.min(matrix.rows(), matrix.columns()) > LONGEST_SIDE || norms.frobenius == 0) {
      return norms;
    }
    double[] squares = SortedEigen.valuesOf(gram(matrix));
    double sum = 0;
    for (int k = 0; k < squares.length; k++) {
      squares[k] = Math.sqrt(Math.max(0, squares[k]));
      sum += squares[k];
    }
    double entropy = 0;
    for (double sigma : squares) {
      if (sigma > 0) {
        entropy -= sigma / sum * StrictMath.log(sigma / sum);
      }
    }
    double ratio = norms.frobenius / squares[0];
    return new MatrixNorms(
        norms.frobenius,
        norms.largestNorm,
        norms.smallestNorm,
        squares[0],
        StrictMath.exp(entropy),
        ratio * ratio);
  }

  /** What the spectrum of a matrix takes beside its weights: the square and its decomposition. */
  static long bytes(int rows, int columns) {
    long side = Math.min(rows, columns);
    return side > LONGEST_SIDE ? 0 : 4 * side * side * Double.BYTES;
  }

  private static DMatrixRMaj gram(FloatMatrix matrix) {
    boolean tall = matrix.rows() >= matrix.columns();
    int side = tall ? matrix.columns() : matrix.rows();
    int depth = tall ? matrix.rows() : matrix.columns();
    DMatrixRMaj gram = new DMatrixRMaj(side, side);
    double[] line = new double[side];
    for (int k = 0; k < depth; k++) {
      for (int i = 0; i < side; i++) {
        line[i] = matrix.values()[tall ? k * side + i : i * depth + k];
      }
      for (int i = 0; i < side; i++) {
        double factor = line[i];
        int at = i * side;
        for (int j = i; j < side; j++) {
          gram.data[at + j] += factor * line[j];
        }
      }
    }
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < i; j++) {
        gram.data[i * side + j] = gram.data[j * side + i];
      }
    }
    return gram;
  }
}
