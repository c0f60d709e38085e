package io.tegum.kernel.toy.theory;

import io.tegum.kernel.algebra.SortedEigen;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The linear model x' = W'W x + b exactly (science: "Closed forms").
 *
 * <p>With R = I - W'W the residual is x - x' = R x - b. With x's mean mu and covariance V ({@link
 * Moments}) E (x_i - x'_i)^2 = R_i V R_i' + (R_i mu - b_i)^2 and L1 = sum_i I_i of that. The best b
 * makes the second term 0. What is left is |D (I - W'W) V^{1/2}|^2 in the Frobenius norm with D =
 * diag(sqrt I_i): D W'W V^{1/2} has rank m at most, so (Eckart and Young) this is at least the sum
 * of the n - m smallest squared singular values of D V^{1/2}. Where V is diagonal these are the I_i
 * v_i, and orthonormal columns of W on the m features with the largest reach it: the optimum never
 * superposes. Where features come in sets, each of one importance, D and V commute, and orthonormal
 * rows of W that span the m leading eigenvectors of D V reach it. With several importances in a set
 * no closed form is known.
 *
 * @param tokens moments of x
 */
public record LinearTheory(Moments tokens) {

  /**
   * The smallest L1 of any W (m x n) and b; NaN where features of a set differ in importance.
   *
   * @param importance I_i, length n, none negative (not modified)
   * @param hidden m, 1 or more; with n or more nothing is left
   */
  public double optimalLoss(double[] importance, int hidden) {
    requireLength("importance", importance.length);
    if (hidden < 1) {
      throw new IllegalArgumentException(
          "Cannot find the linear optimum: hidden was " + hidden + ", must be 1 or more");
    }
    double[] ascending = weightedVariances(importance);
    if (Arrays.stream(ascending).anyMatch(Double::isNaN)) {
      return Double.NaN;
    }
    Arrays.sort(ascending);
    double sum = 0;
    for (int i = 0; i < ascending.length - hidden; i++) {
      sum += ascending[i];
    }
    return sum;
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
      double bias = tokens.mean(residuals, i) - b.get(i);
      loss += importance[i] * (tokens.variance(residuals, i) + bias * bias);
    }
    return loss;
  }

  /** The best b for W (m x n; not modified): (I - W'W) mu, n x 1; a new matrix. */
  public DMatrixRMaj optimalBias(DMatrixRMaj w) {
    tokens.requireColumns(w);
    DMatrixRMaj residuals = residuals(w);
    DMatrixRMaj b = new DMatrixRMaj(w.numCols, 1);
    for (int i = 0; i < w.numCols; i++) {
      b.set(i, tokens.mean(residuals, i));
    }
    return b;
  }

  /** The squared singular values of D V^{1/2}, set by set; NaN in one of several importances. */
  private double[] weightedVariances(double[] importance) {
    int n = importance.length;
    int size = tokens.setSize();
    double[] variances = new double[n];
    for (int first = 0; first < n; first += size) {
      DMatrixRMaj block = covariance(first);
      double[] eigenvalues = size == 1 ? block.data : SortedEigen.of(block).values();
      for (int k = 0; k < size; k++) {
        boolean one = importance[first + k] == importance[first];
        variances[first + k] = one ? importance[first] * eigenvalues[k] : Double.NaN;
      }
    }
    return variances;
  }

  /** Of the features of the set that begins with {@code first}; by polarisation. */
  private DMatrixRMaj covariance(int first) {
    int size = tokens.setSize();
    DMatrixRMaj covariance = new DMatrixRMaj(size, size);
    DMatrixRMaj row = new DMatrixRMaj(1, tokens.features());
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < size; k++) {
        row.zero();
        row.set(0, first + i, 1);
        row.add(0, first + k, 1);
        double ofSum = tokens.variance(row, 0);
        row.add(0, first + k, -2);
        covariance.set(i, k, (ofSum - tokens.variance(row, 0)) / 4);
      }
    }
    return covariance;
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
