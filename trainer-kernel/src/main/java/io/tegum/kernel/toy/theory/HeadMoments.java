package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * The moments of the head's target s that its loss depends on: E[s^2] and M = E[s x y'] (n x n).
 *
 * <p>Features in no pair and no set of one are interchangeable, so M is kept centred. With mu =
 * E[x],
 *
 * <pre>
 *   M_kl = E[s (mu_k + x_k - mu_k)(mu_l + y_l - mu_l)]
 *        = c e_k e_l + alpha_k e_l + e_k beta_l + Gamma_kl
 *   c = f^2 E[s],  alpha_k = f E[s (x_k - mu_k)],  beta_l = f E[s (y_l - mu_l)],
 *   Gamma_kl = E[s (x_k - mu_k)(y_l - mu_l)]
 * </pre>
 *
 * with mu = f e (base factor and base of {@link Moments}), where alpha is 0 off the pairs' left
 * features and those that share a set with one, beta off their right features and theirs, Gamma off
 * both. The arrays and the matrix belong to this record and must not be changed.
 *
 * @param tokens moments of x and of y
 * @param targetSquare E[s^2]; E[s] only where all weights are 1 and the target is the indicator
 * @param constant c
 * @param lefts the pairs' left features and those of their sets, distinct, ascending
 * @param leftPart alpha of each of them
 * @param rights the pairs' right features and those of their sets, distinct, ascending
 * @param rightPart beta of each of them
 * @param core Gamma, lefts x rights
 * @param responses the vectors a_i, see {@link HeadTheory#dualDirections}
 */
public record HeadMoments(
    Moments tokens,
    double targetSquare,
    double constant,
    int[] lefts,
    double[] leftPart,
    int[] rights,
    double[] rightPart,
    DMatrixRMaj core,
    Moments.Responses responses) {

  /**
   * The moments for {@code head}'s pairs, weights and target. Exact, save for an indicator whose
   * pairs are so entangled that one connected group of them has more than {@link
   * IndicatorGroup#MOST_ENUMERATED} distinct features on either side: that group is sampled, always
   * in the same way ({@link IndicatorGroup}).
   *
   * @param tokens moments of x and of y
   * @throws IllegalArgumentException if a pair's feature is not below {@code tokens.features()}
   */
  public static HeadMoments of(HeadConfiguration head, Moments tokens) {
    for (AttentionPair pair : head.pairs()) {
      int last = Math.max(pair.left(), pair.right());
      if (last >= tokens.features()) {
        throw new IllegalArgumentException(
            "Cannot take the head's moments: pair index was "
                + last
                + ", must be below features = "
                + tokens.features());
      }
    }
    return switch (head.target()) {
      case INDICATOR -> IndicatorTarget.moments(head.pairs(), tokens);
      case PRODUCT -> ProductTarget.moments(head.pairs(), tokens);
    };
  }

  /** M, n x n; a new matrix. */
  public DMatrixRMaj matrix() {
    int n = tokens.features();
    DMatrixRMaj m = new DMatrixRMaj(n, n);
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < n; l++) {
        m.set(k, l, constant * tokens.base(k) * tokens.base(l));
      }
    }
    for (int a = 0; a < lefts.length; a++) {
      for (int l = 0; l < n; l++) {
        m.add(lefts[a], l, leftPart[a] * tokens.base(l));
      }
    }
    for (int b = 0; b < rights.length; b++) {
      for (int k = 0; k < n; k++) {
        m.add(k, rights[b], tokens.base(k) * rightPart[b]);
      }
      for (int a = 0; a < lefts.length; a++) {
        m.add(lefts[a], rights[b], core.get(a, b));
      }
    }
    return m;
  }

  /** K = W M W' for any W (rows x n; not modified), without forming M; a new matrix. */
  public DMatrixRMaj hidden(DMatrixRMaj w) {
    tokens.requireColumns(w);
    int rows = w.numRows;
    DMatrixRMaj sum = tokens.weightedBase(w); // W e
    DMatrixRMaj left = columns(w, lefts);
    DMatrixRMaj right = columns(w, rights);
    DMatrixRMaj leftVector = new DMatrixRMaj(rows, 1); // W alpha + c W e
    CommonOps_DDRM.mult(left, DMatrixRMaj.wrap(lefts.length, 1, leftPart), leftVector);
    CommonOps_DDRM.addEquals(leftVector, constant, sum);
    DMatrixRMaj rightVector = new DMatrixRMaj(rows, 1); // W beta
    CommonOps_DDRM.mult(right, DMatrixRMaj.wrap(rights.length, 1, rightPart), rightVector);

    DMatrixRMaj half = new DMatrixRMaj(rows, rights.length);
    CommonOps_DDRM.mult(left, core, half);
    DMatrixRMaj k = new DMatrixRMaj(rows, rows);
    CommonOps_DDRM.multTransB(half, right, k);
    VectorVectorMult_DDRM.rank1Update(1, k, leftVector, sum);
    VectorVectorMult_DDRM.rank1Update(1, k, sum, rightVector);
    return k;
  }

  /** The features of {@code chosen}'s sets, distinct, ascending. */
  static int[] withSets(IntStream chosen, Moments tokens) {
    int size = tokens.setSize();
    return chosen
        .map(i -> i / size)
        .sorted()
        .distinct()
        .flatMap(set -> IntStream.range(set * size, (set + 1) * size))
        .toArray();
  }

  private static DMatrixRMaj columns(DMatrixRMaj w, int[] features) {
    DMatrixRMaj columns = new DMatrixRMaj(w.numRows, features.length);
    for (int row = 0; row < w.numRows; row++) {
      for (int k = 0; k < features.length; k++) {
        columns.unsafe_set(row, k, w.unsafe_get(row, features[k]));
      }
    }
    return columns;
  }
}
