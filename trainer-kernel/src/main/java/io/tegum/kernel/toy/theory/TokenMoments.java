package io.tegum.kernel.toy.theory;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * First and second moments of a token x (science: "Data"). Feature i is present with probability p
 * and then uniform on [0, 1], so E[x_i] = p/2 and E[x_i^2] = p/3; features are independent, so
 * E[x_i x_j] = p^2/4 for i != j. Hence E[x x'] = v I + mu^2 1 1' with mu = p/2 and v = p/3 - p^2/4,
 * which is positive definite for every p in (0, 1].
 *
 * @param features n, at least 1
 * @param featureProbability p, in (0, 1]
 */
public record TokenMoments(int features, double featureProbability) {

  public TokenMoments {
    if (features < 1) {
      throw new IllegalArgumentException(
          "Cannot take a token's moments: features was " + features + ", must be 1 or more");
    }
    if (!(featureProbability > 0 && featureProbability <= 1)) {
      throw new IllegalArgumentException(
          "Cannot take a token's moments: feature probability was "
              + featureProbability
              + ", must be in (0, 1]");
    }
  }

  /** mu = E[x_i] = p/2. */
  public double mean() {
    return featureProbability / 2;
  }

  /** E[x_i^2] = p/3. */
  public double meanSquare() {
    return featureProbability / 3;
  }

  /** E[x_i x_j] = p^2/4, i != j. */
  public double crossMoment() {
    return mean() * mean();
  }

  /** v = Var x_i = p/3 - p^2/4. */
  public double variance() {
    return featureProbability * (1.0 / 3 - featureProbability / 4);
  }

  /** C = W E[x x'] W' = v W W' + mu^2 (W 1)(W 1)' for W (m x n; not modified), m x m, O(m^2 n). */
  public DMatrixRMaj hiddenSecondMoment(DMatrixRMaj w) {
    requireColumns(w);
    DMatrixRMaj c = new DMatrixRMaj(w.numRows, w.numRows);
    CommonOps_DDRM.multOuter(w, c);
    DMatrixRMaj sum = CommonOps_DDRM.sumRows(w, null);
    CommonOps_DDRM.scale(variance(), c);
    VectorVectorMult_DDRM.rank1Update(crossMoment(), c, sum, sum);
    return c;
  }

  void requireColumns(DMatrixRMaj w) {
    if (w.numCols != features) {
      throw new IllegalArgumentException(
          "Cannot relate W to tokens: W's columns were "
              + w.numCols
              + ", must be features = "
              + features);
    }
  }
}
