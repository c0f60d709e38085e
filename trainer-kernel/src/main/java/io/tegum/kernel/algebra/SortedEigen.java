package io.tegum.kernel.algebra;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvalue decomposition X = U diag(values) U' of a symmetric matrix, sorted. The arrays and
 * matrices belong to this record and must not be changed.
 *
 * @param values eigenvalues, descending
 * @param vectors orthonormal columns; column k belongs to values[k]
 */
public record SortedEigen(double[] values, DMatrixRMaj vectors) {

  /**
   * Decomposes the symmetric matrix {@code x} (not modified).
   *
   * @throws IllegalArgumentException if an entry is NaN or infinite
   * @throws IllegalStateException if the decomposition does not converge
   */
  public static SortedEigen of(DMatrixRMaj x) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        decomposed(x, DecompositionFactory_DDRM.eig(x.numRows, true, true));
    double[] unsorted = unsorted(eigen, x.numRows);
    DMatrixRMaj vectors = new DMatrixRMaj(x.numRows, x.numRows);
    for (int k = 0; k < unsorted.length; k++) {
      CommonOps_DDRM.insert(eigen.getEigenVector(k), vectors, 0, k);
    }
    int[] order = Descending.order(unsorted, unsorted.length);
    double[] values = new double[unsorted.length];
    for (int k = 0; k < order.length; k++) {
      values[k] = unsorted[order[k]];
    }
    return new SortedEigen(values, Descending.columns(vectors, order));
  }

  /**
   * The eigenvalues alone, descending: half the work for a large {@code x} (not modified).
   *
   * @throws IllegalArgumentException if an entry is NaN or infinite
   * @throws IllegalStateException if the decomposition does not converge
   */
  public static double[] valuesOf(DMatrixRMaj x) {
    double[] unsorted =
        unsorted(decomposed(x, DecompositionFactory_DDRM.eig(x.numRows, false, true)), x.numRows);
    int[] order = Descending.order(unsorted, unsorted.length);
    double[] values = new double[unsorted.length];
    Arrays.setAll(values, k -> unsorted[order[k]]);
    return values;
  }

  private static EigenDecomposition_F64<DMatrixRMaj> decomposed(
      DMatrixRMaj x, EigenDecomposition_F64<DMatrixRMaj> eigen) {
    if (MatrixFeatures_DDRM.hasUncountable(x)) {
      throw new IllegalArgumentException(
          "Cannot decompose a matrix: an entry was NaN or infinite, must be finite");
    }
    if (!eigen.decompose(eigen.inputModified() ? x.copy() : x)) {
      throw new IllegalStateException(
          "Cannot decompose a matrix: its eigenvalues did not converge");
    }
    return eigen;
  }

  private static double[] unsorted(EigenDecomposition_F64<DMatrixRMaj> eigen, int count) {
    double[] unsorted = new double[count];
    Arrays.setAll(unsorted, k -> eigen.getEigenvalue(k).getReal());
    return unsorted;
  }

  /**
   * How many eigenvalues exceed {@code relativeThreshold} times the largest, if that is above 0.
   */
  public int rank(double relativeThreshold) {
    int rank = 0;
    while (rank < values.length
        && values[rank] > 0
        && values[rank] > relativeThreshold * values[0]) {
      rank++;
    }
    return rank;
  }
}
