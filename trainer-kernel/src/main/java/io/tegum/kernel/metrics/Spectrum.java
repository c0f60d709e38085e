package io.tegum.kernel.metrics;

import org.ejml.data.DMatrixRMaj;

/**
 * The singular value decomposition of Omega = A'B, computed through its factors: Omega = sum_k
 * sigma_k u_k v_k'. The arrays and matrices belong to this record and must not be changed.
 *
 * @param singularValues sigma_k, descending, length r
 * @param left row k is u_k, r x m
 * @param right row k is v_k, r x m
 */
public record Spectrum(double[] singularValues, DMatrixRMaj left, DMatrixRMaj right) {

  /** The spectrum of A'B for A and B, both r x m (not modified), r at most m. */
  public static Spectrum of(DMatrixRMaj a, DMatrixRMaj b) {
    throw new UnsupportedOperationException("not written yet");
  }

  /** exp(entropy of sigma / sum sigma), 1 to r; NaN where Omega is 0. */
  public double effectiveRank() {
    throw new UnsupportedOperationException("not written yet");
  }

  /** |Omega|_F^2 / sigma_1^2, 1 to r; NaN where Omega is 0. */
  public double stableRank() {
    throw new UnsupportedOperationException("not written yet");
  }
}
