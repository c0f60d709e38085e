package io.tegum.kernel.toy.reference;

import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.nonlinear.Pointwise;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * L1 without its gradient, for models that are measured and not trained: exactly what {@link
 * BatchGradient} makes of the same tokens, none of them empty, to the last bit, several times as
 * fast. Allocated once a trial; a call allocates nothing.
 *
 * <p>Tokens go through in panels of {@link #PANEL}, a row a feature or hidden dimension, so that
 * the JVM puts neighbouring tokens into the lanes of a vector. Each number is the sum of the same
 * terms in the same order as one token after the other would give; only adding up the tokens'
 * losses, in their order, stays one addition after the other.
 */
public final class ReconstructionLoss {

  /** Batches of so many tokens fill panels. */
  public static final int PANEL = 128;

  private final int n;
  private final int m;
  private final Pointwise activation;
  private final Pointwise hiddenActivation;
  private final double[] importance; // n
  private final DMatrixRMaj directions; // W', n x m: row i is feature i's direction
  private final double[][] h; // m rows of tokens
  private final double[][] errors; // n rows of tokens: z, then x' - x
  private final double[] losses = new double[PANEL]; // sum_i I_i (x'_i - x_i)^2 of each token
  private final double[] squares = new double[PANEL]; // of losses less shift, over panels

  private double[] bias;
  private double sum;
  private double shift; // near the mean, so that squares lose no digits
  private long tokens;

  /** A workspace for the shapes of {@code configuration}. */
  public ReconstructionLoss(TrialConfiguration configuration) {
    n = configuration.model().features();
    m = configuration.model().hidden();
    activation = configuration.model().activation().function();
    hiddenActivation = configuration.model().hiddenActivation().function();
    importance = configuration.data().importance(n);
    directions = new DMatrixRMaj(n, m);
    h = new double[m][PANEL];
    errors = new double[n][PANEL];
  }

  /** Starts a mean over tokens, by {@code parameters}; they must not change until it is taken. */
  public void start(Parameters parameters) {
    CommonOps_DDRM.transpose(parameters.w(), directions);
    bias = parameters.b().data;
    Arrays.fill(squares, 0);
    sum = 0;
    shift = 0;
    tokens = 0;
  }

  /** Adds tokens, none of them empty, to the mean. */
  public void add(TokenBatch batch) {
    for (int begin = 0; begin < batch.tokens(); begin += PANEL) {
      int end = Math.min(begin + PANEL, batch.tokens());
      encode(batch, begin, end);
      for (int i = 0; i < n; i++) {
        reconstruct(i);
      }
      subtract(batch, begin, end);
      Arrays.fill(losses, 0);
      for (int i = 0; i < n; i++) {
        square(i);
      }
      addUp(end - begin);
    }
  }

  /** L1 over the tokens added since the start, B' = their number, which are independent. */
  public Estimate mean() {
    double mean = sum / tokens;
    double square = 0;
    for (double each : squares) {
      square += each;
    }
    double variance = Math.max(0, square / tokens - (mean - shift) * (mean - shift));
    return new Estimate(mean, Math.sqrt(variance / (tokens - 1)));
  }

  /** L1 of a token without features by the parameters of the last start: h = 0, so x' = f(b). */
  public double ofEmptyToken() {
    double loss = 0;
    for (int i = 0; i < n; i++) {
      double output = activation.value(bias[i]);
      loss += importance[i] * output * output;
    }
    return loss;
  }

  /** h = g(W x). */
  private void encode(TokenBatch batch, int begin, int end) {
    for (double[] row : h) {
      Arrays.fill(row, 0);
    }
    for (int c = begin; c < end; c++) {
      for (int entry = batch.begin(c); entry < batch.end(c); entry++) {
        double value = batch.value(entry);
        int direction = batch.feature(entry) * m;
        for (int k = 0; k < m; k++) {
          h[k][c - begin] += value * directions.data[direction + k];
        }
      }
    }
    for (double[] row : h) {
      hiddenActivation.apply(row);
    }
  }

  /** x'_i = f(b_i + W_i' h). */
  private void reconstruct(int i) {
    double[] row = errors[i];
    Arrays.fill(row, bias[i]);
    int k = 0;
    for (; k + 4 <= m; k += 4) {
      addFour(i * m + k, h[k], h[k + 1], h[k + 2], h[k + 3], row);
    }
    for (; k < m; k++) {
      addOne(directions.data[i * m + k], h[k], row);
    }
    activation.apply(row);
  }

  private static void addOne(double weight, double[] from, double[] to) {
    for (int c = 0; c < to.length; c++) {
      to[c] += weight * from[c];
    }
  }

  /** Adds the products one after the other, but takes each sum from memory once. */
  private void addFour(int at, double[] h0, double[] h1, double[] h2, double[] h3, double[] to) {
    double[] w = directions.data;
    double w0 = w[at];
    double w1 = w[at + 1];
    double w2 = w[at + 2];
    double w3 = w[at + 3];
    for (int c = 0; c < to.length; c++) {
      to[c] = to[c] + w0 * h0[c] + w1 * h1[c] + w2 * h2[c] + w3 * h3[c];
    }
  }

  /** x' - x. */
  private void subtract(TokenBatch batch, int begin, int end) {
    for (int c = begin; c < end; c++) {
      for (int entry = batch.begin(c); entry < batch.end(c); entry++) {
        errors[batch.feature(entry)][c - begin] -= batch.value(entry);
      }
    }
  }

  /** Adds I_i (x'_i - x_i)^2 to each token's loss. */
  private void square(int i) {
    double weight = importance[i];
    double[] row = errors[i];
    for (int c = 0; c < row.length; c++) {
      losses[c] += weight * row[c] * row[c];
    }
  }

  private void addUp(int count) {
    double total = sum;
    for (int c = 0; c < count; c++) {
      total += losses[c];
    }
    sum = total;
    if (tokens == 0) {
      shift = total / count;
    }
    for (int c = 0; c < count; c++) {
      squares[c] += (losses[c] - shift) * (losses[c] - shift);
    }
    tokens += count;
  }
}
