package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.AttentionPair;
import java.util.Arrays;
import java.util.List;

/**
 * Moments of "some pair of this connected group is present", e, for {@link IndicatorTarget}.
 *
 * <p>Where densities are equal and features independent ({@link SetStates} is for the rest), let T
 * be the set of present features on one side (the side with fewer), N(T) their partners, and f(T) =
 * P(T) (1 - p)^|N(T)| the probability of T with no pair present. Given T and that no pair is
 * present a partner in N(T) is 0 and any other keeps its mean mu = p/2; given T alone, x_i has the
 * mean 1/2 in T and 0 outside. So
 *
 * <pre>
 *   Z = P(none) = sum_T f(T)
 *   E[e (x_i - mu)]             = mu Z - F_i / 2            F_i  = sum of f over T with i
 *   E[e (y_j - mu)]             = mu F_j                    F_j  = sum of f over T with j in N(T)
 *   E[e (x_i - mu)(y_j - mu)]   = mu (F_ij / 2 - mu F_j)    F_ij = sum of f over T with both
 * </pre>
 *
 * for i on the enumerated side and j on the other. {@link SubsetSums} has the sums.
 *
 * @param lefts left features, ascending
 * @param rights right features, ascending
 * @param none Z
 * @param some 1 - Z, with all its digits
 * @param leftPart E[e (x_i - mu)] of each left feature
 * @param rightPart E[e (y_j - mu)] of each right feature
 * @param core E[e (x_i - mu)(y_j - mu)], lefts x rights
 */
record IndicatorGroup(
    int[] lefts,
    int[] rights,
    double none,
    double some,
    double[] leftPart,
    double[] rightPart,
    double[][] core) {

  /** Most features on the smaller side for which all 2^20 subsets are enumerated. */
  static final int MOST_ENUMERATED = 20;

  static IndicatorGroup of(List<AttentionPair> pairs, Moments tokens) {
    return tokens instanceof SetMoments sets
        ? SetStates.group(pairs, sets)
        : ofEqual(pairs, (TokenMoments) tokens);
  }

  private static IndicatorGroup ofEqual(List<AttentionPair> pairs, TokenMoments tokens) {
    int[] lefts = pairs.stream().mapToInt(AttentionPair::left).sorted().distinct().toArray();
    int[] rights = pairs.stream().mapToInt(AttentionPair::right).sorted().distinct().toArray();
    boolean[][] joined = new boolean[lefts.length][rights.length];
    for (AttentionPair pair : pairs) {
      joined[Arrays.binarySearch(lefts, pair.left())][Arrays.binarySearch(rights, pair.right())] =
          true;
    }
    if (lefts.length <= rights.length) {
      return of(lefts, rights, SubsetSums.of(joined, tokens.featureProbability()), tokens.mean());
    }
    SubsetSums sums = SubsetSums.of(transposed(joined), tokens.featureProbability());
    IndicatorGroup swapped = of(rights, lefts, sums, tokens.mean());
    return new IndicatorGroup(
        lefts,
        rights,
        swapped.none,
        swapped.some,
        /* leftPart= */ swapped.rightPart,
        /* rightPart= */ swapped.leftPart,
        transposed(swapped.core));
  }

  /** The group whose left side was enumerated or sampled; {@code mu} = p/2. */
  static IndicatorGroup of(int[] lefts, int[] rights, SubsetSums sums, double mu) {
    double[] leftPart = new double[lefts.length];
    double[] rightPart = new double[rights.length];
    double[][] core = new double[lefts.length][rights.length];
    for (int i = 0; i < lefts.length; i++) {
      leftPart[i] = mu * sums.none() - sums.withOwn()[i] / 2;
      for (int j = 0; j < rights.length; j++) {
        core[i][j] = mu * (sums.withBoth()[i][j] / 2 - mu * sums.withPartner()[j]);
      }
    }
    for (int j = 0; j < rights.length; j++) {
      rightPart[j] = mu * sums.withPartner()[j];
    }
    return new IndicatorGroup(lefts, rights, sums.none(), sums.some(), leftPart, rightPart, core);
  }

  static boolean[][] transposed(boolean[][] matrix) {
    boolean[][] transposed = new boolean[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }

  static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }
}
