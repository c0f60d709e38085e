package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.Target;
import org.ejml.data.DMatrixRMaj;

/**
 * First and second moments of a token x: all that the closed forms of the linear model and of the
 * head need to know of its distribution.
 */
public sealed interface Moments permits TokenMoments, SetMoments {

  /** The moments of tokens of so many features. */
  static Moments of(int features, DataConfiguration data) {
    boolean plain =
        switch (data.correlation()) {
          case NONE -> data.isUniform() && data.values() == FeatureValues.UNIT;
          case CORRELATED, ANTICORRELATED -> false;
        };
    return plain
        ? new TokenMoments(features, data.featureProbability())
        : SetMoments.of(features, data);
  }

  /** n. */
  int features();

  /** Features of a set; sets are independent of one another. 1 where features are. */
  int setSize();

  /** E[x_i^2]. */
  double meanSquare(int i);

  /** E[x] is this times {@link #base}. */
  double baseFactor();

  /** A multiple of E[x_i]. */
  double base(int i);

  /** W base, for W (m x n; not modified); a new matrix, m x 1. */
  DMatrixRMaj weightedBase(DMatrixRMaj w);

  /** The mean of r'x, for a row r of a matrix with n columns (not modified). */
  double mean(DMatrixRMaj rows, int row);

  /** The variance of r'x. */
  double variance(DMatrixRMaj rows, int row);

  /** E[(r'x)^2]. */
  double secondMoment(DMatrixRMaj rows, int row);

  /** C = W E[x x'] W' for W (m x n; not modified); a new matrix, m x m. */
  DMatrixRMaj hiddenSecondMoment(DMatrixRMaj w);

  /** How a target answers to single features. */
  Responses responses(Target target);

  /** Requires W to have a column a feature. */
  default void requireColumns(DMatrixRMaj w) {
    if (w.numCols != features()) {
      throw new IllegalArgumentException(
          "Cannot relate W to tokens: W's columns were "
              + w.numCols
              + ", must be features = "
              + features());
    }
  }

  /**
   * The vectors a_i = E[x r_i], with r_i = 1 where feature i is present and else 0 for the
   * indicator target, and r_i = x_i for the product: see {@link HeadTheory#dualDirections}.
   */
  interface Responses {

    /** F a_i, a column a feature, for F (d x n; not modified); a new matrix, d x n. */
    DMatrixRMaj of(DMatrixRMaj features);

    /** How long F a_i would be if no features cancelled, given the lengths of F's columns. */
    double[] uncancelled(double[] lengths);
  }
}
