package io.tegum.kernel.toy.theory;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The linear model x' = W'W x + b exactly (science: "Closed forms").
 *
 * <p>With R = I - W'W the residual is x - x' = R x - b. Features are independent with mean mu and
 * variance v ({@link TokenMoments}), so E (x_i - x'_i)^2 = v sum_j R_ij^2 + (mu sum_j R_ij - b_i)^2
 * and L1 = sum_i I_i of that. The best b makes the second term 0. What is left is v |D (I - W'W)|^2
 * in the Frobenius norm with D = diag(sqrt I_i): D W'W has rank m at most, so (Eckart and Young)
 * this is at least v times the sum of the n - m smallest I_i, which orthonormal columns of W on the
 * m most important features reach. The optimum never superposes.
 *
 * @param tokens moments of x
 */
public record LinearTheory(TokenMoments tokens) {

  /**
   * The smallest L1 of any W (m x n) and b.
   *
   * @param importance I_i, length n, none negative (not modified)
   * @param hidden m, 1 to n
   */
  public double optimalLoss(double[] importance, int hidden) {
    requireLength("importance", importance.length);
    if (hidden < 1 || hidden > importance.length) {
      throw new IllegalArgumentException(
          "Cannot find the linear optimum: hidden was "
              + hidden
              + ", must be 1 to features = "
              + importance.length);
    }
    double[] ascending = importance.clone();
    Arrays.sort(ascending);
    double sum = 0;
    for (int i = 0; i < ascending.length - hidden; i++) {
      sum += ascending[i];
    }
    return tokens.variance() * sum;
  }

  /**
   * The exact L1 of W (m x n) and b (n x 1) with the identity output; O(n^2 m). Nothing is
   * modified.
   *
   * @param importance I_i, length n
   */
  public double loss(DMatrixRMaj w, DMatrixRMaj b, double[] importance) {
    tokens.requireColumns(w);
    requireLength("b", b.getNumElements());
    requireLength("importance", importance.length);
    DMatrixRMaj residuals = residuals(w);
    double loss = 0;
    for (int i = 0; i < importance.length; i++) {
      double squares = 0;
      double sum = 0;
      for (int j = 0; j < importance.length; j++) {
        double residual = residuals.unsafe_get(i, j);
        squares += residual * residual;
        sum += residual;
      }
      double bias = tokens.mean() * sum - b.get(i);
      loss += importance[i] * (tokens.variance() * squares + bias * bias);
    }
    return loss;
  }

  /** The best b for W (m x n; not modified): mu (I - W'W) 1, n x 1; a new matrix. */
  public DMatrixRMaj optimalBias(DMatrixRMaj w) {
    tokens.requireColumns(w);
    DMatrixRMaj b = CommonOps_DDRM.sumRows(residuals(w), null);
    CommonOps_DDRM.scale(tokens.mean(), b);
    return b;
  }

  /** R = I - W'W, n x n. */
  private static DMatrixRMaj residuals(DMatrixRMaj w) {
    DMatrixRMaj residuals = new DMatrixRMaj(w.numCols, w.numCols);
    CommonOps_DDRM.multInner(w, residuals);
    CommonOps_DDRM.changeSign(residuals);
    for (int i = 0; i < w.numCols; i++) {
      residuals.add(i, i, 1);
    }
    return residuals;
  }

  private void requireLength(String what, int length) {
    if (length != tokens.features()) {
      throw new IllegalArgumentException(
          "Cannot compute the linear loss: length of "
              + what
              + " was "
              + length
              + ", must be features = "
              + tokens.features());
    }
  }
}
