package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.simd.Factor;
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

  private final Rows tables; // rows of columns in the step's memory
  private final Rows logits; // n x columns, N - T
  private final Rows sums; // n x columns, Q
  private final PairErrors errors;

  private final Rows w; // W, m x columns
  private final Rows weightGradient; // dW
  private final Rows minusTargets; // n x columns, -T; zeros for indicator targets
  private final Rows sumsTransposed; // n x columns, Q'
  private final Rows directions; // n x hidden, W'
  private final Rows u; // r x columns
  private final Rows v;
  private final Rows uGradient;
  private final Rows vGradient;
  private final Rows aGradient; // r x hidden
  private final Rows bGradient;
  private final Rows zeros; // one row for all
  private final Factor aAcross; // A; the others likewise
  private final Factor bAcross;
  private final Factor aTransposed;
  private final Factor bTransposed;
  private final Factor uAcross;
  private final Factor vAcross;
  private final Factor uTransposed;
  private final Factor uGradientAcross;
  private final Factor vGradientAcross;

  /** Where the head's tables begin in the step's memory. */
  record Places(int logits, int sums, int errors) {
    /** Places in a memory that is not yet allocated. */
    static Places in(Memory memory, int n) {
      int table = n * Simd.row(n);
      return new Places(
          memory.place(table), memory.place(table), PairErrors.place(memory, Simd.row(n)));
    }
  }

  /**
   * A head on the step's weights.
   *
   * @param w W, m x columns; dW is Modified
   * @param tables the step's memory, in rows of as many columns
   */
  GramHead(HeadConfiguration head, Weights w, int n, Rows tables, Places places) {
    this.r = head.rank();
    this.n = n;
    this.tables = tables;
    columns = Simd.row(n);
    m = w.value.length / columns;
    hidden = Simd.row(m);
    a = new Weights(r * hidden);
    b = new Weights(r * hidden);
    this.w = new Rows(w.value, columns);
    weightGradient = new Rows(w.slope, columns);
    minusTargets = minusTargets(head);
    logits = new Rows(tables.floats(), places.logits(), columns);
    sums = new Rows(tables.floats(), places.sums(), columns);
    errors = new PairErrors(columns, new AttendedPairs(head, n), places);
    sumsTransposed = Rows.zeros(n, columns);
    directions = Rows.zeros(n, hidden);
    u = Rows.zeros(r, columns);
    v = Rows.zeros(r, columns);
    uGradient = Rows.zeros(r, columns);
    vGradient = Rows.zeros(r, columns);
    aGradient = new Rows(a.slope, hidden);
    bGradient = new Rows(b.slope, hidden);
    zeros = new Rows(new float[Math.max(columns, hidden)], 0);
    aAcross = Factor.of(new Rows(a.value, hidden));
    bAcross = Factor.of(new Rows(b.value, hidden));
    aTransposed = Factor.transposed(new Rows(a.value, hidden));
    bTransposed = Factor.transposed(new Rows(b.value, hidden));
    uAcross = Factor.of(u);
    vAcross = Factor.of(v);
    uTransposed = Factor.transposed(u);
    uGradientAcross = Factor.of(uGradient);
    vGradientAcross = Factor.of(vGradient);
  }

  private Rows minusTargets(HeadConfiguration head) {
    List<AttentionPair> products =
        switch (head.target()) {
          case PRODUCT -> head.pairs();
          case INDICATOR -> List.of();
        };
    Rows rows = Rows.zeros(n, columns);
    for (AttentionPair pair : products) {
      rows.floats()[pair.left() * columns + pair.right()] = (float) -pair.weight();
    }
    return rows;
  }

  /** Forward U, V, N, l; backward q = scale (l - s) and Q. Returns the sum of (l - s)^2. */
  double errors(double scale, TokenPairs pairs) {
    PANELS.multiply(r, m, columns, aAcross, w, zeros, u); // A W
    PANELS.multiply(r, m, columns, bAcross, w, zeros, v); // B W
    PANELS.multiply(n, r, columns, uTransposed, v, minusTargets, logits); // U'V - T
    Arrays.fill(sums.floats(), sums.at(), sums.at() + n * columns, 0);
    pairs.matchSingles();
    double square = 0;
    int together = pairs.left.together();
    for (int k = together; k <= pairs.most(); k += together) {
      for (int l = together; l <= pairs.most(); l += together) {
        if (pairs.count(k, l) > 0) {
          square += errors.add(tables, (float) scale, pairs, k, l);
        }
      }
    }
    return square;
  }

  /** dA and dB from Q. */
  void gradient() {
    Floats.transpose(sums.floats(), sums.at(), n, columns, sumsTransposed.floats(), n, columns);
    Floats.transpose(w.floats(), 0, m, columns, directions.floats(), n, hidden);
    PANELS.multiply(r, n, columns, vAcross, sumsTransposed, zeros, uGradient); // V Q'
    PANELS.multiply(r, n, columns, uAcross, sums, zeros, vGradient); // U Q
    PANELS.multiply(r, n, hidden, uGradientAcross, directions, zeros, aGradient); // dU W'
    PANELS.multiply(r, n, hidden, vGradientAcross, directions, zeros, bGradient); // dV W'
  }

  /** dW += A'dU + B'dV. */
  void addWeightGradient() {
    PANELS.multiply(m, r, columns, aTransposed, uGradient, weightGradient, weightGradient);
    PANELS.multiply(m, r, columns, bTransposed, vGradient, weightGradient, weightGradient);
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
