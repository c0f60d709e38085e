package io.tegum.kernel.toy.theory;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The expected L1 under dropout without noise: over all 2^m masks, each by its probability.
 *
 * <p>Given a mask, x' = f(W' diag(mask / (1 - q)) W x + b). That is the tied model without dropout
 * whose W has the kept rows only, divided by sqrt(1 - q), for a mask is its own square but for the
 * factor. So whatever gives a plain model's loss gives this one's: {@link ExactReluLoss} with a
 * ReLU, {@link LinearTheory} with the identity.
 */
public final class DropoutLoss {

  /** Most hidden dimensions: the cost grows with their masks' number. */
  public static final int MAX_HIDDEN = 12;

  private final double dropout;
  private final PlainLoss plain;

  /** A model's L1 without dropout. */
  public interface PlainLoss {
    /**
     * L1 and its gradient at W (m x n) and b (n x 1), which are not modified.
     *
     * @param wGradient dL1/dW (modified, where it is known)
     * @param bGradient dL1/db (modified, where it is known)
     */
    double loss(DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj wGradient, DMatrixRMaj bGradient);
  }

  /**
   * The loss that {@code plain} becomes.
   *
   * @param dropout q, in [0, 1)
   */
  public DropoutLoss(double dropout, PlainLoss plain) {
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "Cannot compute the loss under dropout: dropout was " + dropout + ", must be in [0, 1)");
    }
    this.dropout = dropout;
    this.plain = plain;
  }

  /** Expected L1 at W (m x n) and b (n x 1); neither is modified. */
  public double loss(DMatrixRMaj w, DMatrixRMaj b) {
    return loss(w, b, w.createLike(), b.createLike());
  }

  /**
   * Expected L1 and its gradient, as far as the plain loss has one.
   *
   * @param w W, m x n, m at most {@link #MAX_HIDDEN} (not modified)
   * @param b b, n x 1 (not modified)
   * @param wGradient dL1/dW, m x n (modified)
   * @param bGradient dL1/db, n x 1 (modified)
   */
  public double loss(DMatrixRMaj w, DMatrixRMaj b, DMatrixRMaj wGradient, DMatrixRMaj bGradient) {
    int m = w.numRows;
    if (m > MAX_HIDDEN) {
      throw new IllegalArgumentException(
          "Cannot compute the loss under dropout: hidden was "
              + m
              + ", must be 1 to "
              + MAX_HIDDEN);
    }
    wGradient.zero();
    bGradient.zero();
    DMatrixRMaj maskedGradient = w.createLike();
    DMatrixRMaj biasGradient = b.createLike();
    double loss = 0;
    for (int mask = 0; mask < 1 << m; mask++) {
      int kept = Integer.bitCount(mask);
      double probability = Math.pow(1 - dropout, kept) * Math.pow(dropout, m - kept);
      if (probability > 0) {
        DMatrixRMaj masked = masked(w, mask);
        loss += probability * plain.loss(masked, b, maskedGradient, biasGradient);
        // dW = mask / sqrt(1 - q) times the gradient at the masked W
        CommonOps_DDRM.addEquals(wGradient, probability, masked(maskedGradient, mask));
        CommonOps_DDRM.addEquals(bGradient, probability, biasGradient);
      }
    }
    return loss;
  }

  /** The rows that {@code mask} keeps, divided by sqrt(1 - q); zeros for the others. */
  private DMatrixRMaj masked(DMatrixRMaj w, int mask) {
    DMatrixRMaj masked = w.createLike();
    double factor = 1 / Math.sqrt(1 - dropout);
    for (int k = 0; k < w.numRows; k++) {
      for (int i = 0; i < w.numCols && (mask >> k & 1) == 1; i++) {
        masked.set(k, i, factor * w.get(k, i));
      }
    }
    return masked;
  }
}
