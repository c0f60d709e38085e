package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.Target;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * First and second moments of a token x of equally dense, independent features with values uniform
 * on [0, 1] (science: "Data"). Feature i is present with probability p and then uniform on [0, 1],
 * so E[x_i] = p/2 and E[x_i^2] = p/3; features are independent, so E[x_i x_j] = p^2/4 for i != j.
 * Hence E[x x'] = v I + mu^2 1 1' with mu = p/2 and v = p/3 - p^2/4, which is positive definite for
 * every p in (0, 1].
 *
 * @param features n, at least 1
 * @param featureProbability p, in (0, 1]
 */
public record TokenMoments(int features, double featureProbability) implements Moments {

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
  @Override
  public DMatrixRMaj hiddenSecondMoment(DMatrixRMaj w) {
    requireColumns(w);
    DMatrixRMaj c = new DMatrixRMaj(w.numRows, w.numRows);
    CommonOps_DDRM.multOuter(w, c);
    DMatrixRMaj sum = CommonOps_DDRM.sumRows(w, null);
    CommonOps_DDRM.scale(variance(), c);
    VectorVectorMult_DDRM.rank1Update(crossMoment(), c, sum, sum);
    return c;
  }

  @Override
  public int setSize() {
    return 1;
  }

  @Override
  public double meanSquare(int i) {
    return meanSquare();
  }

  @Override
  public double baseFactor() {
    return mean();
  }

  @Override
  public double base(int i) {
    return 1;
  }

  @Override
  public DMatrixRMaj weightedBase(DMatrixRMaj w) {
    return CommonOps_DDRM.sumRows(w, null);
  }

  @Override
  public double mean(DMatrixRMaj rows, int row) {
    double sum = 0;
    for (int i = 0; i < features; i++) {
      sum += rows.unsafe_get(row, i);
    }
    return mean() * sum;
  }

  @Override
  public double variance(DMatrixRMaj rows, int row) {
    double squares = 0;
    for (int i = 0; i < features; i++) {
      squares += rows.unsafe_get(row, i) * rows.unsafe_get(row, i);
    }
    return variance() * squares;
  }

  @Override
  public double secondMoment(DMatrixRMaj rows, int row) {
    double squares = 0;
    double sum = 0;
    for (int i = 0; i < features; i++) {
      double value = rows.unsafe_get(row, i);
      squares += value * value;
      sum += value;
    }
    return variance() * squares + crossMoment() * sum * sum;
  }

  @Override
  public Responses responses(Target target) {
    return switch (target) {
      case INDICATOR -> new EqualResponses(mean(), featureProbability * mean());
      case PRODUCT -> new EqualResponses(meanSquare(), crossMoment());
    };
  }

  /**
   * Each a_i is {@code own} at i and {@code other} elsewhere, so F a_i = (own - other) F_i + other
   * F 1.
   */
  private record EqualResponses(double own, double other) implements Responses {
    @Override
    public DMatrixRMaj of(DMatrixRMaj features) {
      DMatrixRMaj sum = CommonOps_DDRM.sumRows(features, null);
      DMatrixRMaj responses = features.copy();
      CommonOps_DDRM.scale(own - other, responses);
      for (int row = 0; row < responses.numRows; row++) {
        for (int i = 0; i < responses.numCols; i++) {
          responses.add(row, i, other * sum.get(row));
        }
      }
      return responses;
    }

    @Override
    public double[] uncancelled(double[] lengths) {
      double total = 0;
      for (double length : lengths) {
        total += length;
      }
      double[] uncancelled = new double[lengths.length];
      for (int i = 0; i < lengths.length; i++) {
        uncancelled[i] = (own - other) * lengths[i] + other * total;
      }
      return uncancelled;
    }
  }
}
