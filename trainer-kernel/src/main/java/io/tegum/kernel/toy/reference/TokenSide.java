package io.tegum.kernel.toy.reference;

import io.tegum.kernel.nonlinear.Pointwise;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The hidden units of one token, of x or of y: h = g(W x) and k = mask h, and what comes back
 * through them. With dk = dL/dk,
 *
 * <pre>  dh = mask dk + (mu / B') sign(h),   dz = dh g'(W x)</pre>
 *
 * where the second term of dh is the penalty's and sign(0) = 0. A workspace.
 */
final class TokenSide {

  private final Pointwise activation;
  private final int m;

  /** n, the dense token; 0 between calls. */
  final double[] token;

  /** m, k = mask g(W x). */
  final double[] hidden;

  /** m, dk, then dz. */
  final double[] gradient;

  private final double[] sums; // m, W x
  private final double[] sign; // m, of h
  private DropoutMasks masksOrNull;

  TokenSide(TrialConfiguration configuration) {
    activation = configuration.model().hiddenActivation().function();
    m = configuration.model().hidden();
    token = new double[configuration.model().features()];
    hidden = new double[m];
    gradient = new double[m];
    sums = new double[m];
    sign = new double[m];
  }

  /** From the next token on, hidden units are multiplied by these masks. */
  void dropOut(DropoutMasks masks) {
    masksOrNull = masks;
  }

  /**
   * Spreads token c and computes its hidden units; the gradient becomes 0.
   *
   * @param directions W', n x m
   * @return sum_a |h_a|
   */
  double encode(TokenBatch tokens, int c, DMatrixRMaj directions) {
    Arrays.fill(hidden, 0);
    Arrays.fill(gradient, 0);
    double[] w = directions.data;
    for (int entry = tokens.begin(c); entry < tokens.end(c); entry++) {
      int i = tokens.feature(entry);
      double value = tokens.value(entry);
      token[i] = value;
      for (int k = 0, at = i * m; k < m; k++, at++) {
        hidden[k] += value * w[at];
      }
    }
    System.arraycopy(hidden, 0, sums, 0, m);
    activation.apply(hidden);
    double sum = 0;
    for (int k = 0; k < m; k++) {
      sign[k] = Math.signum(hidden[k]);
      sum += Math.abs(hidden[k]);
    }
    if (masksOrNull != null) {
      masksOrNull.apply(c, hidden);
    }
    return sum;
  }

  /**
   * The gradient of k becomes that of W x, for token c.
   *
   * @param penalty mu / B'
   */
  void backward(int c, double penalty) {
    if (masksOrNull != null) {
      masksOrNull.apply(c, gradient); // from k = mask h
    }
    for (int k = 0; k < m; k++) {
      double slope = activation.derivative(sums[k]);
      gradient[k] = (gradient[k] + penalty * sign[k]) * slope; // from h = g(W x)
    }
  }

  /** Forgets the token, which was token c. */
  void clear(TokenBatch tokens, int c) {
    for (int entry = tokens.begin(c); entry < tokens.end(c); entry++) {
      token[tokens.feature(entry)] = 0;
    }
  }
}
