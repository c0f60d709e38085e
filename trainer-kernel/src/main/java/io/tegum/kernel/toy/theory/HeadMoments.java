package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * The moments of the head's target s that its loss depends on: E[s^2] and M = E[s x y'] (n x n).
 *
 * <p>Features in no pair are interchangeable, so M is kept centred. With mu = E[x_i] = p/2,
 *
 * <pre>
 *   M_kl = E[s (mu + x_k - mu)(mu + y_l - mu)] = c + alpha_k + beta_l + Gamma_kl
 *   c = mu^2 E[s],  alpha_k = mu E[s (x_k - mu)],  beta_l = mu E[s (y_l - mu)],
 *   Gamma_kl = E[s (x_k - mu)(y_l - mu)]
 * </pre>
 *
 * where alpha is 0 off the pairs' left features, beta off their right features, Gamma off both. The
 * arrays and the matrix belong to this record and must not be changed.
 *
 * @param tokens moments of x and of y
 * @param targetSquare E[s^2]; E[s] only where all weights are 1 and the target is the indicator
 * @param constant c
 * @param lefts the pairs' left features, distinct, ascending
 * @param leftPart alpha of each of them
 * @param rights the pairs' right features, distinct, ascending
 * @param rightPart beta of each of them
 * @param core Gamma, lefts x rights
 * @param ownResponse a_i at i, see {@link HeadTheory#dualDirections}
 * @param otherResponse a_i elsewhere
 */
public record HeadMoments(
    TokenMoments tokens,
    double targetSquare,
    double constant,
    int[] lefts,
    double[] leftPart,
    int[] rights,
    double[] rightPart,
    DMatrixRMaj core,
    double ownResponse,
    double otherResponse) {

  /**
   * The moments for {@code head}'s pairs, weights and target. Exact, save for an indicator whose
   * pairs are so entangled that one connected group of them has more than {@link
   * IndicatorGroup#MOST_ENUMERATED} distinct features on either side: that group is sampled, always
   * in the same way ({@link IndicatorGroup}).
   *
   * @param tokens moments of x and of y
   * @throws IllegalArgumentException if a pair's feature is not below {@code tokens.features()}
   */
  public static HeadMoments of(HeadConfiguration head, TokenMoments tokens) {
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
      case PRODUCT -> product(head.pairs(), tokens);
    };
  }

  /** M, n x n; a new matrix. */
  public DMatrixRMaj matrix() {
    int n = tokens.features();
    DMatrixRMaj m = new DMatrixRMaj(n, n);
    CommonOps_DDRM.fill(m, constant);
    for (int a = 0; a < lefts.length; a++) {
      for (int l = 0; l < n; l++) {
        m.add(lefts[a], l, leftPart[a]);
      }
    }
    for (int b = 0; b < rights.length; b++) {
      for (int k = 0; k < n; k++) {
        m.add(k, rights[b], rightPart[b]);
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
    DMatrixRMaj sum = CommonOps_DDRM.sumRows(w, null); // W 1
    DMatrixRMaj left = columns(w, lefts);
    DMatrixRMaj right = columns(w, rights);
    DMatrixRMaj leftVector = new DMatrixRMaj(rows, 1); // W alpha + c W 1
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

  /**
   * s = sum of weight x_i y_j = x'T y, so M = S T S and E[s^2] = &lt;T, S T S&gt; with S = E[x x']
   * = v I + mu^2 1 1'; multiplied out: c = mu^4 1'T 1, alpha = v mu^2 T 1, beta = v mu^2 T'1, Gamma
   * = v^2 T.
   */
  private static HeadMoments product(List<AttentionPair> pairs, TokenMoments tokens) {
    int[] lefts = pairs.stream().mapToInt(AttentionPair::left).sorted().distinct().toArray();
    int[] rights = pairs.stream().mapToInt(AttentionPair::right).sorted().distinct().toArray();
    double v = tokens.variance();
    double cross = tokens.crossMoment();
    DMatrixRMaj core = new DMatrixRMaj(lefts.length, rights.length);
    double[] leftPart = new double[lefts.length];
    double[] rightPart = new double[rights.length];
    double constant = 0;
    for (AttentionPair pair : pairs) {
      int a = Arrays.binarySearch(lefts, pair.left());
      int b = Arrays.binarySearch(rights, pair.right());
      core.set(a, b, v * v * pair.weight());
      leftPart[a] += v * cross * pair.weight();
      rightPart[b] += v * cross * pair.weight();
      constant += cross * cross * pair.weight();
    }
    double targetSquare = 0;
    for (AttentionPair pair : pairs) {
      int a = Arrays.binarySearch(lefts, pair.left());
      int b = Arrays.binarySearch(rights, pair.right());
      targetSquare += pair.weight() * (constant + leftPart[a] + rightPart[b] + core.get(a, b));
    }
    return new HeadMoments(
        tokens,
        targetSquare,
        constant,
        lefts,
        leftPart,
        rights,
        rightPart,
        core,
        tokens.meanSquare(),
        cross);
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
