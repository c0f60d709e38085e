package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Rows;
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

  private final Rows aRows; // r x hidden
  private final Rows bRows;
  private final Rows aGradient; // r x hidden
  private final Rows bGradient;
  private final Rows aTransposed; // m x rank
  private final Rows bTransposed;
  private final Rows u; // chunk x rank, then q u
  private final Rows v;
  private final Factor uAcross;
  private final Factor vAcross;
  private final Factor uDown; // transposed
  private final Factor vDown;
  private final Rows zeros; // one row for all
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
    aRows = new Rows(a.value, hidden);
    bRows = new Rows(b.value, hidden);
    aGradient = new Rows(a.slope, hidden);
    bGradient = new Rows(b.slope, hidden);
    aTransposed = Rows.zeros(m, rank);
    bTransposed = Rows.zeros(m, rank);
    u = Rows.zeros(chunk, rank);
    v = Rows.zeros(chunk, rank);
    uAcross = Factor.of(u);
    vAcross = Factor.of(v);
    uDown = Factor.transposed(u);
    vDown = Factor.transposed(v);
    zeros = new Rows(new float[rank], 0);
  }

  /** Starts a batch whose q is {@code scale} (l - s). */
  void begin(float scale) {
    this.scale = scale;
    for (int k = 0; k < r; k++) {
      for (int j = 0; j < m; j++) {
        aTransposed.floats()[j * rank + k] = a.value[k * hidden + j];
        bTransposed.floats()[j * rank + k] = b.value[k * hidden + j];
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
  void errors(int rows, TokenMajorSide left, TokenMajorSide right) {
    PANELS.multiply(rows, m, rank, left.factor(), aTransposed, zeros, u); // A h
    PANELS.multiply(rows, m, rank, right.factor(), bTransposed, zeros, v); // B g
    for (int t = 0; t < rows; t++) {
      float target = target(left.tokens().x, right.tokens().x, t * features);
      float error = logit(u.floats(), v.floats(), t * rank) - target;
      loss += (double) error * error;
      float q = scale * error;
      for (int k = t * rank; k < t * rank + r; k++) {
        u.floats()[k] *= q;
        v.floats()[k] *= q;
      }
    }
    PANELS.multiply(r, rows, hidden, vDown, left.hidden(), aGradient, aGradient); // (q v) h'
    PANELS.multiply(r, rows, hidden, uDown, right.hidden(), bGradient, bGradient); // (q u) g'
  }

  /** Backward through the tokens: dh += A'(q v), dg += B'(q u). */
  void throughTokens(int rows, Rows hGradient, Rows gGradient) {
    PANELS.multiply(rows, r, hidden, vAcross, aRows, hGradient, hGradient);
    PANELS.multiply(rows, r, hidden, uAcross, bRows, gGradient, gGradient);
  }

  private float logit(float[] u, float[] v, int at) {
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
            case INDICATOR -> left != 0 && right != 0 ? Math.max(target, weight) : target;
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
