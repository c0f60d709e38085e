package io.tegum.kernel.toy.theory;

import io.tegum.kernel.algebra.SortedSvd;
import org.ejml.data.DMatrixRMaj;

/**
 * The best heads at a given W, of every rank: reduced-rank regression, as {@link HeadTheory}
 * derives it.
 */
public final class HeadOptimum {
  private final double targetSquare;
  private final Whitening whitening;
  private final SortedSvd core;

  HeadOptimum(double targetSquare, Whitening whitening, SortedSvd core) {
    this.targetSquare = targetSquare;
    this.whitening = whitening;
    this.core = core;
  }

  /**
   * L2* = E[s^2] - sum of the {@code rank} largest sigma_k(Kt)^2, at least 0.
   *
   * @param rank r, at least 1; more than m is no better than m
   */
  public double loss(int rank) {
    requirePositive(rank);
    double explained = 0;
    double[] sigma = core.singularValues();
    for (int k = Math.min(rank, sigma.length) - 1; k >= 0; k--) {
      explained += sigma[k] * sigma[k];
    }
    return Math.max(0, targetSquare - explained);
  }

  /**
   * A (rank x m) of the best head: row k is sqrt(sigma_k) x_k'F, 0 beyond the rank of Kt. Omega* =
   * A'B is unique unless sigma_r = sigma_{r+1}; its factors are not. A new matrix.
   */
  public DMatrixRMaj a(int rank) {
    return factor(rank, core.u());
  }

  /** B (rank x m) of the best head: row k is sqrt(sigma_k) y_k'F. A new matrix. */
  public DMatrixRMaj b(int rank) {
    return factor(rank, core.v());
  }

  private DMatrixRMaj factor(int rank, DMatrixRMaj vectors) {
    requirePositive(rank);
    DMatrixRMaj map = whitening.map();
    DMatrixRMaj factor = new DMatrixRMaj(rank, map.numCols);
    for (int k = 0; k < Math.min(rank, vectors.numCols); k++) {
      double scale = Math.sqrt(core.singularValues()[k]);
      for (int i = 0; i < map.numCols; i++) {
        double sum = 0;
        for (int d = 0; d < map.numRows; d++) {
          sum += vectors.unsafe_get(d, k) * map.unsafe_get(d, i);
        }
        factor.unsafe_set(k, i, scale * sum);
      }
    }
    return factor;
  }

  private static void requirePositive(int rank) {
    if (rank < 1) {
      throw new IllegalArgumentException(
          "Cannot find the best head: rank was " + rank + ", must be 1 or more");
    }
  }
}
