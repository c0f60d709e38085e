package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Target;
import java.util.Arrays;

/** The head on panels with a pair of tokens a row. */
final class TokenMajorHead {

  private final int r;
  private final int m;
  private final int rank; // r, padded
  private final int hidden; // m, padded
  private final int features; // stride of the tokens
  private final AttentionPair[] pairs;
  private final Target kind;

  /** A, r x hidden. */
  final Weights a;

  /** B, r x hidden. */
  final Weights b;

  private final float[] aTransposed; // m x rank
  private final float[] bTransposed;
  private final float[] u; // chunk x rank, then q u
  private final float[] v;
  private final float[] zeros;
  private float scale;
  private double loss;

  TokenMajorHead(HeadConfiguration head, int m, int chunk, int features) {
    this.r = head.rank();
    this.m = m;
    this.rank = padded(r);
    this.hidden = padded(m);
    this.features = features;
    pairs = head.pairs().toArray(AttentionPair[]::new);
    kind = head.target();
    a = new Weights(r * hidden);
    b = new Weights(r * hidden);
    aTransposed = new float[m * rank];
    bTransposed = new float[m * rank];
    u = new float[chunk * rank];
    v = new float[chunk * rank];
    zeros = new float[rank];
  }

  /** Starts a batch whose q is {@code scale} (l - s). */
  void begin(float scale) {
    this.scale = scale;
    for (int k = 0; k < r; k++) {
      for (int j = 0; j < m; j++) {
        aTransposed[j * rank + k] = a.value[k * hidden + j];
        bTransposed[j * rank + k] = b.value[k * hidden + j];
      }
    }
    Arrays.fill(a.slope, 0);
    Arrays.fill(b.slope, 0);
    loss = 0;
  }

  /**
   * Forward u = A h, v = B g, l = u . v; backward q = scale (l - s), dA += (q v) h', dB += (q u)
   * g'. Leaves q u and q v in u and v.
   */
  void errors(int rows, float[] x, float[] y, float[] h, float[] g) {
    PANELS.multiply(
        rows, m, rank, h, 0, hidden, 1, aTransposed, 0, rank, zeros, 0, 0, u, 0, rank); // A h
    PANELS.multiply(
        rows, m, rank, g, 0, hidden, 1, bTransposed, 0, rank, zeros, 0, 0, v, 0, rank); // B g
    for (int t = 0; t < rows; t++) {
      float error = logit(t * rank) - target(x, y, t * features);
      loss += (double) error * error;
      float q = scale * error;
      for (int k = t * rank; k < t * rank + r; k++) {
        u[k] *= q;
        v[k] *= q;
      }
    }
    PANELS.multiply( // (q v) h'
        r, rows, hidden, v, 0, 1, rank, h, 0, hidden, a.slope, 0, hidden, a.slope, 0, hidden);
    PANELS.multiply( // (q u) g'
        r, rows, hidden, u, 0, 1, rank, g, 0, hidden, b.slope, 0, hidden, b.slope, 0, hidden);
  }

  /** Backward through the tokens: dh += A'(q v), dg += B'(q u). */
  void throughTokens(int rows, float[] hGradient, float[] gGradient) {
    PANELS.multiply(
        rows, r, hidden, v, 0, rank, 1, a.value, 0, hidden, hGradient, 0, hidden, hGradient, 0,
        hidden);
    PANELS.multiply(
        rows, r, hidden, u, 0, rank, 1, b.value, 0, hidden, gGradient, 0, hidden, gGradient, 0,
        hidden);
  }

  private float logit(int at) {
    float even = 0;
    float odd = 0;
    for (int k = at; k < at + r - 1; k += 2) {
      even = Math.fma(u[k], v[k], even);
      odd = Math.fma(u[k + 1], v[k + 1], odd);
    }
    return (r % 2 == 1 ? Math.fma(u[at + r - 1], v[at + r - 1], even) : even) + odd;
  }

  private float target(float[] x, float[] y, int at) {
    float target = 0;
    for (AttentionPair pair : pairs) {
      float left = x[at + pair.left()];
      float right = y[at + pair.right()];
      float weight = (float) pair.weight();
      target =
          switch (kind) {
            case PRODUCT -> Math.fma(weight * left, right, target);
            case INDICATOR -> left > 0 && right > 0 ? Math.max(target, weight) : target;
          };
    }
    return target;
  }

  /** L2, the mean over {@code batch} pairs. */
  double end(int batch) {
    return loss / batch;
  }

  void load(Parameters.HeadParameters head) {
    for (int k = 0; k < r; k++) {
      for (int j = 0; j < m; j++) {
        a.value[k * hidden + j] = (float) head.a().data[k * m + j];
        b.value[k * hidden + j] = (float) head.b().data[k * m + j];
      }
    }
  }

  void store(Parameters.HeadParameters head) {
    unpad(a.value, head.a().data);
    unpad(b.value, head.b().data);
  }

  void storeGradient(Parameters.HeadParameters head) {
    unpad(a.slope, head.a().data);
    unpad(b.slope, head.b().data);
  }

  private void unpad(float[] from, double[] to) {
    for (int k = 0; k < r; k++) {
      for (int j = 0; j < m; j++) {
        to[k * m + j] = from[k * hidden + j];
      }
    }
  }
}
