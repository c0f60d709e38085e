package io.tegum.kernel.toy.metrics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

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
    int n = w.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(n, n); // W'W
    CommonOps_DDRM.multInner(w, gram);
    double[] norms = new double[n];
    double squaredNorm = 0;
    int represented = 0;
    for (int i = 0; i < n; i++) {
      squaredNorm += gram.unsafe_get(i, i);
      norms[i] = Math.sqrt(gram.unsafe_get(i, i));
      if (norms[i] > REPRESENTED_NORM) {
        represented++;
      }
    }
    double[] interference = new double[n];
    double[] dimensionality = new double[n];
    for (int i = 0; i < n; i++) {
      interference[i] = norms[i] > ZERO_NORM ? interference(gram, i, norms[i]) : Double.NaN;
      double square = gram.unsafe_get(i, i);
      dimensionality[i] = square / (square + interference[i]);
    }
    return new FeatureGeometry(
        norms,
        interference,
        dimensionality,
        represented,
        squaredNorm > ZERO_NORM * ZERO_NORM ? w.numRows / squaredNorm : Double.NaN,
        maxOverlap(gram, norms));
  }

  private static double interference(DMatrixRMaj gram, int i, double norm) {
    double sum = 0;
    for (int j = 0; j < gram.numCols; j++) {
      if (j != i) {
        double overlap = gram.unsafe_get(i, j) / norm;
        sum += overlap * overlap;
      }
    }
    return sum;
  }

  private static double maxOverlap(DMatrixRMaj gram, double[] norms) {
    double largest = Double.NaN;
    for (int i = 0; i < norms.length; i++) {
      for (int j = i + 1; j < norms.length; j++) {
        if (norms[i] > REPRESENTED_NORM && norms[j] > REPRESENTED_NORM) {
          double overlap = Math.abs(gram.unsafe_get(i, j)) / (norms[i] * norms[j]);
          largest = Double.isNaN(largest) ? overlap : Math.max(largest, overlap);
        }
      }
    }
    return largest;
  }
}
