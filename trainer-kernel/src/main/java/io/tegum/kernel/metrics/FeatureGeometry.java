package io.tegum.kernel.metrics;

import org.ejml.data.DMatrixRMaj;

/**
 * How the features share the hidden space (science: "Metrics of a trained model"). The arrays
 * belong to this record and must not be changed.
 *
 * @param norms |W_i|, length n
 * @param interference sum over j != i of (What_i . W_j)^2, length n; NaN where |W_i| is ~0
 * @param dimensionality D_i = |W_i|^2 / sum_j (What_i . W_j)^2, length n; NaN where |W_i| is ~0
 * @param representedCount number of features with |W_i| &gt; 1/2
 * @param dimsPerFeature D* = m / |W|_F^2; NaN where W is ~0
 * @param maxOverlap largest |What_i . What_j| over pairs of represented features; NaN with fewer
 *     than two
 */
public record FeatureGeometry(
    double[] norms,
    double[] interference,
    double[] dimensionality,
    int representedCount,
    double dimsPerFeature,
    double maxOverlap) {

  /** Norm above which a feature counts as represented. */
  public static final double REPRESENTED_NORM = 0.5;

  /** Norm at or below which a feature has no direction. */
  public static final double ZERO_NORM = 1e-6;

  /** The geometry of W (m x n; not modified). */
  public static FeatureGeometry of(DMatrixRMaj w) {
    throw new UnsupportedOperationException("not written yet");
  }
}
