package io.tegum.kernel.algebra;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * A thin singular value decomposition X = U diag(sigma) V', sorted and checked. U and V have
 * orthonormal columns even where X is rank deficient or 0. The arrays and matrices belong to this
 * record and must not be changed.
 *
 * @param u rows x q, q = min(rows, columns) of X; column k belongs to singularValues[k]
 * @param singularValues length q, descending, never negative
 * @param v columns x q
 */
public record SortedSvd(DMatrixRMaj u, double[] singularValues, DMatrixRMaj v) {

  /** Largest |U diag(sigma) V' - X|_F accepted, relative to |X|_F. */
  private static final double RECONSTRUCTION_TOLERANCE = 1e-10;

  /**
   * Decomposes {@code x} (not modified).
   *
   * @throws IllegalArgumentException if an entry is NaN or infinite
   * @throws IllegalStateException if the decomposition does not converge or does not reproduce x
   */
  public static SortedSvd of(DMatrixRMaj x) {
    if (MatrixFeatures_DDRM.hasUncountable(x)) {
      throw new IllegalArgumentException(
          "Cannot decompose a matrix: an entry was NaN or infinite, must be finite");
    }
    if (x.getNumElements() == 0) {
      return new SortedSvd(
          new DMatrixRMaj(x.numRows, 0), new double[0], new DMatrixRMaj(x.numCols, 0));
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(x.numRows, x.numCols, true, true, true);
    if (!svd.decompose(svd.inputModified() ? x.copy() : x)) {
      throw new IllegalStateException("Cannot decompose a matrix: its SVD did not converge");
    }
    double[] unsorted = svd.getSingularValues();
    int[] order = Descending.order(unsorted, Math.min(x.numRows, x.numCols));
    double[] sigma = new double[order.length];
    for (int k = 0; k < order.length; k++) {
      sigma[k] = unsorted[order[k]];
    }
    SortedSvd sorted =
        new SortedSvd(
            Descending.columns(svd.getU(null, false), order),
            sigma,
            Descending.columns(svd.getV(null, false), order));
    sorted.requireReproduces(x);
    return sorted;
  }

  /** How many singular values exceed {@code relativeThreshold} times the largest. */
  public int rank(double relativeThreshold) {
    int rank = 0;
    while (rank < singularValues.length
        && singularValues[rank] > relativeThreshold * singularValues[0]) {
      rank++;
    }
    return rank;
  }

  private void requireReproduces(DMatrixRMaj x) {
    DMatrixRMaj scaled = u.copy();
    CommonOps_DDRM.multCols(scaled, singularValues);
    DMatrixRMaj difference = x.copy();
    CommonOps_DDRM.multAddTransB(-1, scaled, v, difference);
    double error = NormOps_DDRM.normF(difference);
    double allowed = RECONSTRUCTION_TOLERANCE * NormOps_DDRM.normF(x);
    if (!(error <= allowed)) {
      throw new IllegalStateException(
          "Cannot decompose a matrix: |USV' - X| was " + error + ", must be at most " + allowed);
    }
  }
}
