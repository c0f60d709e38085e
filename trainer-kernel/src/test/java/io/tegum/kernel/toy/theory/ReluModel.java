package io.tegum.kernel.toy.theory;

import io.tegum.kernel.algebra.RandomMatrices;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A ReLU model and its losses by the definition, as slow oracles. */
record ReluModel(DMatrixRMaj w, DMatrixRMaj b, double[] importance) {

  /** Columns of W of about unit norm, biases of either sign, importances 1, 3/2, 2, ... */
  static ReluModel random(int features, int hidden, long seed) {
    DMatrixRMaj w = RandomMatrices.gaussian(hidden, features, seed);
    CommonOps_DDRM.scale(1 / Math.sqrt(hidden), w);
    DMatrixRMaj b = RandomMatrices.gaussian(features, 1, seed + 1000);
    CommonOps_DDRM.scale(0.3, b);
    double[] importance = new double[features];
    for (int i = 0; i < features; i++) {
      importance[i] = 1 + i / 2.0;
    }
    return new ReluModel(w, b, importance);
  }

  double exactLoss(double p) {
    return new ExactReluLoss(p, importance).loss(w, b);
  }

  /** sum_i I_i (x_i - x'_i)^2. */
  double loss(double[] x) {
    double[] hidden = SampledTokens.times(w, x);
    double loss = 0;
    for (int i = 0; i < x.length; i++) {
      double z = b.get(i);
      for (int d = 0; d < hidden.length; d++) {
        z += w.get(d, i) * hidden[d];
      }
      double residual = x[i] - Math.max(z, 0);
      loss += importance[i] * residual * residual;
    }
    return loss;
  }

  /** L1 by the midpoint rule with {@code cells} cells an axis. */
  double gridLoss(double p, int cells) {
    return gridLoss(new double[importance.length], 0, p, cells);
  }

  private double gridLoss(double[] x, int feature, double p, int cells) {
    if (feature == x.length) {
      return loss(x);
    }
    double present = 0;
    for (int cell = 0; cell < cells; cell++) {
      x[feature] = (cell + 0.5) / cells;
      present += gridLoss(x, feature + 1, p, cells);
    }
    x[feature] = 0;
    return p * present / cells + (1 - p) * gridLoss(x, feature + 1, p, cells);
  }
}
