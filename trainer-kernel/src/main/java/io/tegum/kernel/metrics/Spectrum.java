package io.tegum.kernel.metrics;

import io.tegum.kernel.algebra.SortedSvd;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The singular value decomposition of Omega = A'B, computed through its factors: Omega = sum_k
 * sigma_k u_k v_k'. The u_k are orthonormal even where Omega has a smaller rank than r, and so are
 * the v_k; the common sign of u_k and v_k is such that u_k's entry of largest magnitude (the first
 * of them) is positive. Where singular values coincide, or nearly do, their vectors are only
 * determined up to a common rotation: equally strong pairs may come out mixed though the head is
 * perfect. The arrays and matrices belong to this record and must not be changed.
 *
 * @param singularValues sigma_k, descending, length r
 * @param left row k is u_k, r x m
 * @param right row k is v_k, r x m
 */
public record Spectrum(double[] singularValues, DMatrixRMaj left, DMatrixRMaj right) {

  /**
   * sigma_k / sigma_1 at or below which (u_k, v_k) is negligible: it carries at most a millionth of
   * Omega's energy, and its direction is the optimiser's noise rather than something learned.
   */
  public static final double NEGLIGIBLE_SIGMA = 1e-3;

  /**
   * Largest |Q R - X'|_F accepted, relative to |X|_F. With the core's own check it bounds |U S V' -
   * A'B|, without a product of m x m.
   */
  private static final double RECONSTRUCTION_TOLERANCE = 1e-10;

  /**
   * The spectrum of A'B for A and B, both r x m (not modified), r at most m. With A' = Q_A R_A and
   * B' = Q_B R_B, the r x r core R_A R_B' = X S Y' gives U = Q_A X and V = Q_B Y.
   *
   * @throws IllegalArgumentException if the shapes do not fit or an entry is not finite
   * @throws IllegalStateException if the factors, or the core, are not reproduced
   */
  public static Spectrum of(DMatrixRMaj a, DMatrixRMaj b) {
    if (a.numRows != b.numRows || a.numCols != b.numCols || a.numRows > a.numCols) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot take the spectrum of A'B: A was %d x %d and B %d x %d, must both be r x m, r <= m",
              a.numRows, a.numCols, b.numRows, b.numCols));
    }
    if (MatrixFeatures_DDRM.hasUncountable(a) || MatrixFeatures_DDRM.hasUncountable(b)) {
      throw new IllegalArgumentException(
          "Cannot take the spectrum of A'B: an entry was NaN or infinite, must be finite");
    }
    Factor left = Factor.of(a);
    Factor right = Factor.of(b);
    DMatrixRMaj core = new DMatrixRMaj(a.numRows, a.numRows);
    CommonOps_DDRM.multTransB(left.r, right.r, core);
    SortedSvd svd = SortedSvd.of(core);
    Spectrum spectrum = new Spectrum(svd.singularValues(), left.rows(svd.u()), right.rows(svd.v()));
    spectrum.fixSigns();
    return spectrum;
  }

  /** exp(entropy of sigma / sum sigma), 1 to r; NaN where Omega is 0. */
  public double effectiveRank() {
    double sum = 0;
    for (double sigma : singularValues) {
      sum += sigma;
    }
    double entropy = 0;
    for (double sigma : singularValues) {
      double share = sigma / sum;
      if (share != 0) { // the limit of -x log x at 0 is 0; NaN goes through
        entropy -= share * StrictMath.log(share);
      }
    }
    return StrictMath.exp(entropy);
  }

  /** |Omega|_F^2 / sigma_1^2, 1 to r; NaN where Omega is 0. */
  public double stableRank() {
    double sum = 0;
    for (double sigma : singularValues) {
      double ratio = sigma / singularValues[0];
      sum += ratio * ratio;
    }
    return sum;
  }

  /** How many leading triplets are not negligible, 0 to r; 0 exactly where Omega is 0. */
  public int significantCount() {
    int count = 0;
    while (count < singularValues.length
        && singularValues[count] > NEGLIGIBLE_SIGMA * singularValues[0]) {
      count++;
    }
    return count;
  }

  private void fixSigns() {
    int m = left.numCols;
    for (int k = 0; k < left.numRows; k++) {
      int largest = 0;
      for (int i = 1; i < m; i++) {
        if (Math.abs(left.unsafe_get(k, i)) > Math.abs(left.unsafe_get(k, largest))) {
          largest = i;
        }
      }
      if (left.unsafe_get(k, largest) < 0) {
        for (int i = 0; i < m; i++) {
          left.unsafe_set(k, i, -left.unsafe_get(k, i));
          right.unsafe_set(k, i, -right.unsafe_get(k, i));
        }
      }
    }
  }

  /** X' = Q R with Q m x r, R r x r. */
  private record Factor(DMatrixRMaj q, DMatrixRMaj r) {
    static Factor of(DMatrixRMaj x) {
      DMatrixRMaj transposed = new DMatrixRMaj(x.numCols, x.numRows);
      CommonOps_DDRM.transpose(x, transposed);
      QRDecomposition<DMatrixRMaj> qr =
          DecompositionFactory_DDRM.qr(transposed.numRows, transposed.numCols);
      // It answers false where a column of X' depends on those before; Q is orthonormal even then.
      qr.decompose(qr.inputModified() ? transposed.copy() : transposed);
      Factor factor = new Factor(qr.getQ(null, true), qr.getR(null, true));
      factor.requireReproduces(transposed);
      return factor;
    }

    private void requireReproduces(DMatrixRMaj transposed) {
      DMatrixRMaj difference = transposed.copy();
      CommonOps_DDRM.multAdd(-1, q, r, difference);
      double error = NormOps_DDRM.normF(difference);
      double allowed = RECONSTRUCTION_TOLERANCE * NormOps_DDRM.normF(transposed);
      if (!(error <= allowed)) {
        throw new IllegalStateException(
            "Cannot take the spectrum of A'B: |QR - X'| was "
                + error
                + ", must be at most "
                + allowed);
      }
    }

    /** (Q X)', r x m. */
    DMatrixRMaj rows(DMatrixRMaj x) {
      DMatrixRMaj rows = new DMatrixRMaj(x.numCols, q.numRows);
      CommonOps_DDRM.multTransAB(x, q, rows);
      return rows;
    }
  }
}
