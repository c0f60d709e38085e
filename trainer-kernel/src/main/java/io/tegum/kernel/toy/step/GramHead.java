package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.Memory;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.Simd;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.tokens.TokenPairs;
import java.util.Arrays;
import java.util.List;

/**
 * The head on sparse tokens, without hidden activations. With U = A W and V = B W the logit is l =
 * h'A'B g = x'N y, N = U'V; with Q = sum of q x y' over pairs,
 *
 * <pre>dU = V Q',  dV = U Q,  dA = dU W',  dB = dV W',  dW += A'dU + B'dV.</pre>
 *
 * Pairs come by their tokens' numbers of present features ({@link TokenPairs}), so that loops over
 * those have no surprises ({@link PairErrors}).
 */
final class GramHead {

  private final int r;
  private final int n;
  private final int m;
  private final int columns; // n, up to whole vectors
  private final int hidden; // m, up to whole vectors

  /** A, r x hidden. */
  final Weights a;

  /** B, r x hidden. */
  final Weights b;

  private final float[] minusTargets; // n x columns, -T; zeros for indicator targets

  // Places in the step's memory.
  private final int logits; // n x columns, N - T
  private final int sums; // n x columns, Q
  private final PairErrors errors;

  private final float[] sumsTransposed; // n x columns, Q'
  private final float[] directions; // n x hidden, W'
  private final float[] u; // r x columns
  private final float[] v;
  private final float[] uGradient;
  private final float[] vGradient;
  private final float[] zeros;

  GramHead(HeadConfiguration head, int n, int m, Memory memory) {
    this.r = head.rank();
    this.n = n;
    this.m = m;
    columns = Simd.row(n);
    hidden = Simd.row(m);
    a = new Weights(r * hidden);
    b = new Weights(r * hidden);
    minusTargets = new float[n * columns];
    List<AttentionPair> products =
        switch (head.target()) {
          case PRODUCT -> head.pairs();
          case INDICATOR -> List.of();
        };
    for (AttentionPair pair : products) {
      minusTargets[pair.left() * columns + pair.right()] = (float) -pair.weight();
    }
    logits = memory.place(n * columns);
    sums = memory.place(n * columns);
    errors = new PairErrors(columns, new AttendedPairs(head, n), logits, sums, memory);
    sumsTransposed = new float[n * columns];
    directions = new float[n * hidden];
    u = new float[r * columns];
    v = new float[r * columns];
    uGradient = new float[r * columns];
    vGradient = new float[r * columns];
    zeros = new float[Math.max(columns, hidden)];
  }

  /**
   * Forward U, V, N, l; backward q = scale (l - s) and Q. Returns the sum of (l - s)^2.
   *
   * @param w W, m x columns
   */
  double errors(Rows tables, double scale, float[] w, TokenPairs pairs) {
    float[] memory = tables.floats();
    multiply(r, m, columns, a.value, hidden, 1, w, 0, u, 0); // A W
    multiply(r, m, columns, b.value, hidden, 1, w, 0, v, 0); // B W
    PANELS.multiply( // U'V - T
        n,
        r,
        columns,
        u,
        0,
        1,
        columns,
        v,
        0,
        columns,
        minusTargets,
        0,
        columns,
        memory,
        logits,
        columns);
    Arrays.fill(memory, sums, sums + n * columns, 0);
    pairs.left.matchSingles();
    pairs.right.matchSingles();
    double square = 0;
    for (int k = 1; k <= pairs.most(); k++) {
      for (int l = 1; l <= pairs.most(); l++) {
        if (pairs.count(k, l) > 0) {
          square += errors.add(tables, (float) scale, pairs, k, l);
        }
      }
    }
    return square;
  }

  /** dA and dB from Q. */
  void gradient(float[] memory, float[] w) {
    Floats.transpose(memory, sums, n, columns, sumsTransposed, n, columns);
    Floats.transpose(w, 0, m, columns, directions, n, hidden);
    multiply(r, n, columns, v, columns, 1, sumsTransposed, 0, uGradient, 0); // V Q'
    multiply(r, n, columns, u, columns, 1, memory, sums, vGradient, 0); // U Q
    multiply(r, n, hidden, uGradient, columns, 1, directions, 0, a.slope, 0); // dU W'
    multiply(r, n, hidden, vGradient, columns, 1, directions, 0, b.slope, 0); // dV W'
  }

  /** dW += A'dU + B'dV. */
  void addWeightGradient(float[] sum) {
    PANELS.multiply(
        m, r, columns, a.value, 0, 1, hidden, uGradient, 0, columns, sum, 0, columns, sum, 0,
        columns);
    PANELS.multiply(
        m, r, columns, b.value, 0, 1, hidden, vGradient, 0, columns, sum, 0, columns, sum, 0,
        columns);
  }

  /** out = factor in, both without gaps between their rows. */
  private void multiply(
      int rows,
      int depth,
      int width,
      float[] factor,
      int rowStep,
      int depthStep,
      float[] in,
      int inAt,
      float[] out,
      int outAt) {
    PANELS.multiply(
        rows, depth, width, factor, 0, rowStep, depthStep, in, inAt, width, zeros, 0, 0, out, outAt,
        width);
  }

  void load(Parameters.HeadParameters head) {
    Floats.narrow(head.a().data, m, a.value, hidden, r);
    Floats.narrow(head.b().data, m, b.value, hidden, r);
  }

  void store(Parameters.HeadParameters head) {
    Floats.widen(a.value, hidden, head.a().data, m, r);
    Floats.widen(b.value, hidden, head.b().data, m, r);
  }

  void storeGradient(Parameters.HeadParameters gradient) {
    Floats.widen(a.slope, hidden, gradient.a().data, m, r);
    Floats.widen(b.slope, hidden, gradient.b().data, m, r);
  }
}
