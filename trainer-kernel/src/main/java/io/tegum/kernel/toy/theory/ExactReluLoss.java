package io.tegum.kernel.toy.theory;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The exact L1 = E sum_i I_i (x_i - x'_i)^2 of the ReLU model x' = max(W'W x + b, 0) with few
 * features, and its gradient (science: "Data", "Representation model").
 *
 * <p>Given the set T of active features, which has probability p^|T| (1 - p)^(n - |T|), x_T is
 * uniform on a cube and z_i = b_i + sum over j in T of (W'W)_ij x_j is affine on it: {@link
 * RectifiedError} integrates the square error without truncation. All 2^n sets are enumerated. The
 * loss is continuously differentiable but where W_i = 0 and b_i = 0 for some i: the gradient there
 * is that of a ReLU with derivative 0 at 0, from the side b_i &lt; 0.
 *
 * <p>A workspace: not for several threads at a time.
 */
public final class ExactReluLoss {
  /** The cost grows with the number of parts that 2^n sets of up to n dimensions are cut into. */
  public static final int MAX_FEATURES = RectifiedError.MAX_DIMENSIONS;

  private final TokenMoments tokens;
  private final double[] importance;
  private final int[][] activeSets;
  private final double[] probabilities;

  private final RectifiedError error = new RectifiedError();
  private final DMatrixRMaj overlaps; // P = W'W, n x n
  private final DMatrixRMaj overlapGradient; // dL/dP with P's entries taken as independent, n x n

  /**
   * @param featureProbability p, in (0, 1]
   * @param importance I_i, length n = 1 to {@link #MAX_FEATURES}, none negative (copied)
   */
  public ExactReluLoss(double featureProbability, double... importance) {
    int n = importance.length;
    if (n > MAX_FEATURES) {
      throw new IllegalArgumentException(
          "Cannot compute the exact loss: features was " + n + ", must be 1 to " + MAX_FEATURES);
    }
    for (double weight : importance) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Cannot compute the exact loss: importance was "
                + weight
                + ", must be finite and not negative");
      }
    }
    this.tokens = new TokenMoments(n, featureProbability);
    this.importance = importance.clone();
    activeSets = new int[1 << n][];
    probabilities = new double[1 << n];
    for (int set = 0; set < activeSets.length; set++) {
      activeSets[set] = members(set);
      probabilities[set] = 1;
      for (int i = 0; i < n; i++) {
        probabilities[set] *= (set >> i & 1) == 1 ? featureProbability : 1 - featureProbability;
      }
    }
    overlaps = new DMatrixRMaj(n, n);
    overlapGradient = new DMatrixRMaj(n, n);
  }

  /** The tokens' distribution. */
  public TokenMoments tokens() {
    return tokens;
  }

  /** I_i, length n; a copy. */
  public double[] importance() {
    return importance.clone();
  }

  /** L1 at W (m x n) and b (n x 1); neither is modified. */
  public double loss(DMatrixRMaj w, DMatrixRMaj b) {
    requireShapes(w, b);
    CommonOps_DDRM.multInner(w, overlaps);
    double loss = 0;
    for (int i = 0; i < importance.length; i++) {
      for (int set = 0; set < activeSets.length; set++) {
        double weight = importance[i] * probabilities[set];
        if (weight > 0) {
          int[] active = activeSets[set];
          int target = prepare(i, active);
          loss += weight * error.valueAlone(b.get(i), active.length, target);
        }
      }
    }
    return loss;
  }

  /**
   * L1 and its gradient.
   *
   * @param w W, m x n (not modified)
   * @param b b, n x 1 (not modified)
   * @param wGradient dL1/dW, m x n (modified)
   * @param bGradient dL1/db, n x 1 (modified)
   */
  public double loss(DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj wGradient, DMatrixRMaj bGradient) {
    requireShapes(w, b);
    CommonOps_DDRM.multInner(w, overlaps);
    Arrays.fill(overlapGradient.data, 0);
    double loss = 0;
    for (int i = 0; i < importance.length; i++) {
      double slope = 0;
      for (int set = 0; set < activeSets.length; set++) {
        double weight = importance[i] * probabilities[set];
        if (weight > 0) {
          integrate(i, activeSets[set], b.get(i));
          loss += weight * error.value();
          slope += weight * error.interceptGradient();
          addOverlapGradient(i, activeSets[set], weight);
        }
      }
      bGradient.set(i, slope);
    }
    // P = W'W: dW = W (G + G')
    CommonOps_DDRM.mult(w, overlapGradient, wGradient);
    CommonOps_DDRM.multAddTransB(w, overlapGradient, wGradient);
    return loss;
  }

  private void requireShapes(DMatrixRMaj w, DMatrixRMaj b) {
    tokens.requireColumns(w);
    if (b.getNumElements() != importance.length) {
      throw new IllegalArgumentException(
          "Cannot compute the exact loss: length of b was "
              + b.getNumElements()
              + ", must be features = "
              + importance.length);
    }
  }

  private void integrate(int i, int[] active, double bias) {
    error.integrate(bias, active.length, prepare(i, active));
  }

  /** Gives the slopes of z_i on the cube of active features; returns which of them is i. */
  private int prepare(int i, int[] active) {
    int target = RectifiedError.NO_TARGET;
    for (int k = 0; k < active.length; k++) {
      error.slope(k, overlaps.unsafe_get(i, active[k]));
      if (active[k] == i) {
        target = k;
      }
    }
    return target;
  }

  private void addOverlapGradient(int i, int[] active, double weight) {
    for (int k = 0; k < active.length; k++) {
      overlapGradient.add(i, active[k], weight * error.slopeGradient(k));
    }
  }

  private static int[] members(int set) {
    int[] members = new int[Integer.bitCount(set)];
    int rest = set;
    for (int k = 0; k < members.length; k++) {
      members[k] = Integer.numberOfTrailingZeros(rest);
      rest &= rest - 1;
    }
    return members;
  }
}
