package io.tegum.kernel.toy.theory;

import io.tegum.kernel.algebra.SortedEigen;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Coordinates of hidden space in which h = W x has the second moment I: h -&gt; F h with F C F' = I
 * on the range of C, which is W's. F'F is C's pseudo-inverse, and F equals C^{-1/2} up to a
 * rotation that cancels wherever it is used.
 *
 * @param map F, d x m, d = rank of C
 * @param features F W, d x n
 */
record Whitening(DMatrixRMaj map, DMatrixRMaj features) {

  /**
   * Eigenvalue of C, relative to the largest, at or below which a direction of hidden space counts
   * as unused: there h's root mean square is below 1e-6 of its largest, the ratio at which a
   * feature loses its direction, and C's own rounding (1e-16) would begin to show.
   */
  static final double RANK_THRESHOLD = 1e-12;

  /** The whitening of W (m x n), whose C = W E[x x'] W' is {@code c}; nothing is modified. */
  static Whitening of(DMatrixRMaj w, DMatrixRMaj c, Moments tokens) {
    SortedEigen eigen = SortedEigen.of(c);
    int rank = eigen.rank(RANK_THRESHOLD);
    DMatrixRMaj map = new DMatrixRMaj(rank, w.numRows);
    for (int k = 0; k < rank; k++) {
      for (int d = 0; d < w.numRows; d++) {
        map.unsafe_set(k, d, eigen.vectors().unsafe_get(d, k));
      }
    }
    DMatrixRMaj features = new DMatrixRMaj(rank, w.numCols);
    CommonOps_DDRM.mult(map, w, features);
    double[] scale = new double[rank];
    for (int k = 0; k < rank; k++) {
      // The eigenvalue again, as u'C u from u'W: a sum of squares, so that small ones keep digits.
      scale[k] = 1 / Math.sqrt(tokens.secondMoment(features, k));
    }
    CommonOps_DDRM.multRows(scale, map);
    CommonOps_DDRM.multRows(scale, features);
    return new Whitening(map, features);
  }
}
