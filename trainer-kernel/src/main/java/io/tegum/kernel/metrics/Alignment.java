package io.tegum.kernel.metrics;

import org.ejml.data.DMatrixRMaj;

/**
 * Signed cosines between the head's singular vectors and the features' directions. The matrices
 * belong to this record and must not be changed.
 *
 * @param left left[k][i] = u_k . (direction of feature i), r x n; NaN where it has no direction
 * @param right right[k][j] = v_k . (direction of feature j), r x n; likewise
 */
public record Alignment(DMatrixRMaj left, DMatrixRMaj right) {

  /** |cosine| above which a feature counts as recovered, and a pair as aligned. */
  public static final double RECOVERED = 0.9;

  /** Cosines with What_i, the columns of W (m x n; not modified). */
  public static Alignment raw(Spectrum spectrum, DMatrixRMaj w) {
    throw new UnsupportedOperationException("not written yet");
  }
}
