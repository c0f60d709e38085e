package io.tegum.kernel.toy.reference;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Losses and hand-derived gradients of one batch (science: "Gradients, by hand"). Allocated once a
 * trial; a call allocates nothing.
 *
 * <p>Derivation. With h = Wx, z = W'h + b, x' = f(z) and L1 = (1/B') sum_c sum_i I_i (x_i - x'_i)^2
 * over B' tokens, let d = dL1/dz = (2/B') I (x' - x) f'(z). W enters z twice, as decoder (z = W'h)
 * and as encoder (h = Wx), so dW = h d' + (W d) x' and db = d, summed over tokens. For the head, l
 * = u . v with u = A h, v = B g, L2 = (1/B) sum_c (l_c - s_c)^2; with q = d(lambda L2)/dl = (2
 * lambda / B) (l - s): dA = (q v) h', dB = (q u) g', and through h and g: dW += (A' q v) x' + (B' q
 * u) y'.
 *
 * <p>With a hidden activation g and dropout, k = mask g(W x) takes the place of h throughout, and
 * what comes back through k goes through {@link TokenSide} before it reaches W as encoder.
 * Penalties add mu mean over tokens of sum_a |h_a|, whose gradient comes in there, and nu sum |W|,
 * whose is nu sign(W).
 *
 * <p>Tokens are handled one at a time, and work that exact mathematics lets it skip is skipped:
 * absent features in W x and in the encoder's half of dW, features with d_i = 0 (silenced by the
 * ReLU) in the decoder's half, and all-zero tokens, which all have h = 0 and x' = f(b), and l = s =
 * 0: they are counted and computed once.
 */
public final class BatchGradient {

  private final int n;
  private final int m;
  private final int r;
  private final double lambda;
  private final Activation activation;
  private final HeadTarget target;
  private final double[] importance; // n

  private final DMatrixRMaj directions; // W', n x m: row i is feature i's direction
  private final DMatrixRMaj directionsGradient; // n x m
  private final Parameters gradient;

  private final double hiddenL1; // mu
  private final double weightL1; // nu
  private final TokenSide left; // x and h
  private final TokenSide right; // y and g
  private final double[] u; // r
  private final double[] v; // r

  private double scale; // 2 / B'
  private double reconstructionSum;
  private double hiddenSum; // of |h_a|
  private double headSum;
  private int emptyTokens;

  /** A workspace for the shapes of {@code configuration}. */
  public BatchGradient(TrialConfiguration configuration) {
    n = configuration.model().features();
    m = configuration.model().hidden();
    HeadConfiguration head = configuration.headOrNull();
    r = head == null ? 0 : head.rank();
    lambda = head == null ? 0 : head.lambda();
    target = head == null ? null : HeadTarget.of(head);
    activation = configuration.model().activation();
    importance = configuration.data().importance(n);
    directions = new DMatrixRMaj(n, m);
    directionsGradient = new DMatrixRMaj(n, m);
    gradient = Parameters.zeros(configuration);
    hiddenL1 = configuration.training().regularisation().hiddenL1();
    weightL1 = configuration.training().regularisation().weightL1();
    left = new TokenSide(configuration);
    right = new TokenSide(configuration);
    u = new double[r];
    v = new double[r];
  }

  /** The gradient that the last call left, in the parameters' shapes; overwritten by the next. */
  public Parameters gradient() {
    return gradient;
  }

  /** From the next call on, hidden units of left and right tokens are multiplied by these masks. */
  public void dropOut(DropoutMasks leftOrNull, DropoutMasks rightOrNull) {
    left.dropOut(leftOrNull);
    right.dropOut(rightOrNull);
  }

  /**
   * L1 with the penalties and its gradient on plain tokens, B' = their number.
   *
   * @param parameters W and b (not modified)
   * @param tokens B tokens
   */
  public Losses representation(Parameters parameters, TokenBatch tokens) {
    begin(parameters, tokens.tokens());
    reconstructBatch(parameters, tokens, left);
    return end(parameters, tokens.tokens());
  }

  /** The same on both tokens of every pair, B' = 2B; the head is left alone. */
  public Losses representation(Parameters parameters, TokenBatch xs, TokenBatch ys) {
    begin(parameters, 2 * xs.tokens());
    reconstructBatch(parameters, xs, left);
    reconstructBatch(parameters, ys, right);
    return end(parameters, 2 * xs.tokens());
  }

  /**
   * L = L1 + lambda L2 with the penalties and its gradient for all parameters on B pairs of tokens.
   */
  public Losses joint(Parameters parameters, TokenBatch xs, TokenBatch ys) {
    begin(parameters, 2 * xs.tokens());
    double logitScale = 2 * lambda / xs.tokens();
    for (int c = 0; c < xs.tokens(); c++) {
      hiddenSum += left.encode(xs, c, directions);
      hiddenSum += right.encode(ys, c, directions);
      if (!isEmpty(xs, c) && !isEmpty(ys, c)) {
        head(parameters.headOrNull(), logitScale);
        headThroughTokens(parameters.headOrNull());
      }
      reconstruct(parameters.b().data, xs, c, left);
      reconstruct(parameters.b().data, ys, c, right);
    }
    return end(parameters, 2 * xs.tokens());
  }

  /**
   * L2 and its gradient for A and B alone, W and b frozen: lambda and the penalties play no part.
   * The gradient of W and b stays 0, and L1 is not computed.
   */
  public Losses head(Parameters parameters, TokenBatch xs, TokenBatch ys) {
    begin(parameters, 2 * xs.tokens());
    double logitScale = 2.0 / xs.tokens();
    for (int c = 0; c < xs.tokens(); c++) {
      left.encode(xs, c, directions);
      right.encode(ys, c, directions);
      if (!isEmpty(xs, c) && !isEmpty(ys, c)) {
        head(parameters.headOrNull(), logitScale);
      }
      left.clear(xs, c);
      right.clear(ys, c);
    }
    double loss = headSum / xs.tokens();
    return new Losses(0, loss, 0, loss);
  }

  private static boolean isEmpty(TokenBatch tokens, int c) {
    return tokens.begin(c) == tokens.end(c);
  }

  private void begin(Parameters parameters, int tokens) {
    scale = 2.0 / tokens;
    reconstructionSum = 0;
    headSum = 0;
    hiddenSum = 0;
    emptyTokens = 0;
    CommonOps_DDRM.transpose(parameters.w(), directions);
    directionsGradient.zero();
    gradient.w().zero();
    gradient.b().zero();
    if (r > 0) {
      gradient.headOrNull().a().zero();
      gradient.headOrNull().b().zero();
    }
  }

  private Losses end(Parameters parameters, int tokens) {
    reconstructEmptyTokens(parameters.b().data);
    CommonOps_DDRM.transpose(directionsGradient, gradient.w());
    double reconstruction = reconstructionSum / tokens;
    double head = r == 0 ? 0 : headSum * 2 / tokens;
    double penalty = hiddenL1 * hiddenSum / tokens + penaliseWeights(parameters.w());
    return new Losses(reconstruction, head, penalty, reconstruction + lambda * head + penalty);
  }

  /** nu sum |W|, whose gradient is nu sign(W), and 0 where an entry is. */
  private double penaliseWeights(DMatrixRMaj w) {
    double sum = 0;
    for (int at = 0; at < w.data.length; at++) {
      sum += Math.abs(w.data[at]);
      gradient.w().data[at] += weightL1 * Math.signum(w.data[at]);
    }
    return weightL1 * sum;
  }

  private void reconstructBatch(Parameters parameters, TokenBatch tokens, TokenSide side) {
    for (int c = 0; c < tokens.tokens(); c++) {
      hiddenSum += side.encode(tokens, c, directions);
      reconstruct(parameters.b().data, tokens, c, side);
    }
  }

  /**
   * Forward z = W'k + b, x' = f(z); backward d, db, the decoder's half of dW, dk += W d, and the
   * encoder's half of dW from the whole of dk. Clears {@code side}'s token.
   */
  private void reconstruct(double[] bias, TokenBatch tokens, int c, TokenSide side) {
    if (isEmpty(tokens, c)) {
      emptyTokens++;
      return;
    }
    double[] w = directions.data;
    double[] dw = directionsGradient.data;
    double[] db = gradient.b().data;
    double[] hidden = side.hidden;
    double[] hiddenGradient = side.gradient;
    double loss = 0;
    for (int i = 0; i < n; i++) {
      int row = i * m;
      double z = bias[i];
      for (int k = 0; k < m; k++) {
        z += w[row + k] * hidden[k];
      }
      double difference = activation.value(z) - side.token[i];
      loss += importance[i] * difference * difference;
      double d = scale * importance[i] * difference * activation.derivative(z);
      if (d == 0) {
        continue;
      }
      db[i] += d; // from z = W'k + b
      for (int k = 0; k < m; k++) {
        dw[row + k] += d * hidden[k]; // from z = W'k + b, W as decoder
        hiddenGradient[k] += d * w[row + k]; // from z = W'k + b, through k
      }
    }
    reconstructionSum += loss;
    side.backward(c, hiddenL1 * scale / 2);
    for (int entry = tokens.begin(c); entry < tokens.end(c); entry++) {
      double value = tokens.value(entry);
      for (int k = 0, at = tokens.feature(entry) * m; k < m; k++, at++) {
        dw[at] += value * hiddenGradient[k]; // from h = g(W x), W as encoder
      }
    }
    side.clear(tokens, c);
  }

  /** All-zero tokens: h = 0, so z = b, and only the bias has a gradient. */
  private void reconstructEmptyTokens(double[] bias) {
    if (emptyTokens == 0) {
      return;
    }
    double[] db = gradient.b().data;
    for (int i = 0; i < n; i++) {
      double output = activation.value(bias[i]);
      reconstructionSum += emptyTokens * importance[i] * output * output;
      db[i] += emptyTokens * scale * importance[i] * output * activation.derivative(bias[i]);
    }
  }

  /**
   * Forward u = A h, v = B g, l = u . v; backward dA = (q v) h', dB = (q u) g'. Leaves u and v
   * scaled by q for {@link #headThroughTokens}.
   */
  private void head(Parameters.HeadParameters head, double logitScale) {
    double[] a = head.a().data;
    double[] b = head.b().data;
    double logit = 0;
    for (int k = 0; k < r; k++) {
      double uk = 0;
      double vk = 0;
      for (int j = 0, at = k * m; j < m; j++, at++) {
        uk += a[at] * left.hidden[j];
        vk += b[at] * right.hidden[j];
      }
      u[k] = uk;
      v[k] = vk;
      logit += uk * vk;
    }
    double error = logit - target.of(left.token, right.token);
    headSum += error * error;
    double q = logitScale * error;
    double[] da = gradient.headOrNull().a().data;
    double[] db = gradient.headOrNull().b().data;
    for (int k = 0; k < r; k++) {
      u[k] *= q;
      v[k] *= q;
      for (int j = 0, at = k * m; j < m; j++, at++) {
        da[at] += v[k] * left.hidden[j]; // from u = A h, l = u . v
        db[at] += u[k] * right.hidden[j]; // from v = B g, l = u . v
      }
    }
  }

  /** Backward through the tokens: dh += A' q v, dg += B' q u. */
  private void headThroughTokens(Parameters.HeadParameters head) {
    double[] a = head.a().data;
    double[] b = head.b().data;
    for (int k = 0; k < r; k++) {
      for (int j = 0, at = k * m; j < m; j++, at++) {
        left.gradient[j] += a[at] * v[k]; // from u = A h
        right.gradient[j] += b[at] * u[k]; // from v = B g
      }
    }
  }
}
