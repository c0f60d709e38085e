package io.tegum.kernel.toy.metrics;

import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.theory.HeadTheory;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Signed cosines between the head's singular vectors and the features' directions. The matrices
 * belong to this record and must not be changed.
 *
 * @param left left[k][i] = u_k . (direction of feature i), r x n; NaN where it has no direction
 * @param right right[k][j] = v_k . (direction of feature j), r x n; likewise
 * @param significantCount number of leading rows that mean something, 0 to r: the others belong to
 *     negligible singular values ({@link Spectrum#NEGLIGIBLE_SIGMA}), so they recover no feature
 *     and find no pair
 */
public record Alignment(DMatrixRMaj left, DMatrixRMaj right, int significantCount) {

  /** |cosine| above which a feature counts as recovered, and a pair as aligned. */
  public static final double RECOVERED = 0.9;

  /** Cosines with What_i, the columns of W (m x n; not modified). */
  public static Alignment raw(Spectrum spectrum, DMatrixRMaj w) {
    return with(spectrum, Directions.of(w));
  }

  /**
   * Cosines with the vectors that an optimal head would have ({@link HeadTheory#dualDirections}). A
   * feature that W does not carry has no direction here either: its dual vector would be the mean
   * token's, whatever the feature.
   */
  public static Alignment dual(Spectrum spectrum, HeadTheory theory) {
    DMatrixRMaj directions = theory.dualDirections();
    for (int i = 0; i < directions.numCols; i++) {
      if (!(Directions.norm(theory.w(), i) > FeatureGeometry.ZERO_NORM)) {
        for (int row = 0; row < directions.numRows; row++) {
          directions.unsafe_set(row, i, Double.NaN);
        }
      }
    }
    return with(spectrum, directions);
  }

  /**
   * Number of features i that W (m x n; not modified) represents with max_k |left[k][i]| above
   * {@link #RECOVERED}. What W keeps of another feature is a remainder of training, whose direction
   * means nothing, and often is u_1's.
   */
  public int recoveredLeft(DMatrixRMaj w) {
    return recovered(left, w);
  }

  /** Number of features j that W represents with max_k |right[k][j]| above {@link #RECOVERED}. */
  public int recoveredRight(DMatrixRMaj w) {
    return recovered(right, w);
  }

  private int recovered(DMatrixRMaj cosines, DMatrixRMaj w) {
    int count = 0;
    for (int i = 0; i < cosines.numCols; i++) {
      if (!(Directions.norm(w, i) > FeatureGeometry.REPRESENTED_NORM)) {
        continue;
      }
      boolean found = false;
      for (int k = 0; k < significantCount; k++) {
        found |= Math.abs(cosines.unsafe_get(k, i)) > RECOVERED; // false for NaN
      }
      if (found) {
        count++;
      }
    }
    return count;
  }

  private static Alignment with(Spectrum spectrum, DMatrixRMaj directions) {
    int r = spectrum.left().numRows;
    DMatrixRMaj left = new DMatrixRMaj(r, directions.numCols);
    DMatrixRMaj right = new DMatrixRMaj(r, directions.numCols);
    CommonOps_DDRM.mult(spectrum.left(), directions, left);
    CommonOps_DDRM.mult(spectrum.right(), directions, right);
    return new Alignment(left, right, spectrum.significantCount());
  }
}
