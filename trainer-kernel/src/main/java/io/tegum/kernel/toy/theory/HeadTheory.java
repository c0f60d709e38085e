package io.tegum.kernel.toy.theory;

import io.tegum.kernel.algebra.SortedSvd;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The head's loss at a given W, exactly (science: "Closed forms").
 *
 * <p>With h = W x, g = W y and x, y independent, L2 = E (s - h'Omega g)^2. Its three terms: E[s^2];
 * E[s h'Omega g] = &lt;Omega, K&gt; with K = E[s h g'] = W M W' ({@link HeadMoments}); and E
 * (h'Omega g)^2 = E tr(Omega g g'Omega'h h') = &lt;Omega, C Omega C&gt; with C = E[h h'] = E[g g']
 * ({@link Moments}), as x and y are independent. So
 *
 * <pre>  L2(Omega) = E[s^2] - 2 &lt;Omega, K&gt; + &lt;Omega, C Omega C&gt;</pre>
 *
 * With F C F' = I on C's range ({@link Whitening}), Omega = F'Q F and Kt = F K F' this is E[s^2] -
 * 2 &lt;Q, Kt&gt; + |Q|^2 = E[s^2] - |Kt|^2 + |Q - Kt|^2, so the best Q of rank r is Kt's truncated
 * SVD (Eckart and Young) and L2* = E[s^2] - sum of the r largest sigma_k(Kt)^2: reduced-rank
 * regression. Nothing is lost by Omega = F'Q F, since h and g never leave C's range.
 */
public final class HeadTheory {

  /**
   * Length of F W a_i, relative to what it would be if no features cancelled, at or below which the
   * dual direction of feature i is rounding.
   */
  private static final double CANCELLATION_THRESHOLD = 1e-12;

  private final HeadMoments moments;
  private final DMatrixRMaj w;
  private final DMatrixRMaj c;
  private final DMatrixRMaj k;

  private HeadTheory(HeadMoments moments, DMatrixRMaj w, DMatrixRMaj c, DMatrixRMaj k) {
    this.moments = moments;
    this.w = w;
    this.c = c;
    this.k = k;
  }

  /**
   * The theory for a target's moments at W (m x n; copied). O(m^2 n + m l r) for l and r distinct
   * left and right features of pairs.
   */
  public static HeadTheory of(HeadMoments moments, DMatrixRMaj w) {
    return new HeadTheory(
        moments, w.copy(), moments.tokens().hiddenSecondMoment(w), moments.hidden(w));
  }

  /** W, m x n; must not be changed. */
  public DMatrixRMaj w() {
    return w;
  }

  /**
   * The exact L2 of any head, at least 0: E[s^2] - 2 &lt;A K, B&gt; + &lt;A C A', B C B'&gt;.
   *
   * @param a A, r x m (not modified)
   * @param b B, r x m (not modified)
   */
  public double loss(DMatrixRMaj a, DMatrixRMaj b) {
    requireHead("A", a);
    requireHead("B", b);
    DMatrixRMaj projected = new DMatrixRMaj(a.numRows, w.numRows);
    CommonOps_DDRM.mult(a, k, projected);
    double linear = CommonOps_DDRM.elementSum(CommonOps_DDRM.elementMult(projected, b, null));
    DMatrixRMaj left = sandwich(a);
    DMatrixRMaj right = sandwich(b);
    double quadratic = CommonOps_DDRM.elementSum(CommonOps_DDRM.elementMult(left, right, null));
    return Math.max(0, moments.targetSquare() - 2 * linear + quadratic);
  }

  /** The best heads of every rank; O(m^2 n + m^3). */
  public HeadOptimum optimum() {
    Whitening whitening = whitening();
    DMatrixRMaj core = moments.hidden(whitening.features()); // Kt = F W M W'F'
    return new HeadOptimum(moments.targetSquare(), whitening, SortedSvd.of(core));
  }

  /**
   * Unit vectors of C^{-1} W a_i, one column a feature, m x n: the left vector of an optimal head
   * whose one pair has i on the left, or its right vector with i on the right. For a single pair
   * (i, j) the indicator is 1(x_i present) 1(y_j present), so M = a_i a_j' with a_i = E[x 1(x_i
   * present)]: p/2 at i and p^2/2 elsewhere, where densities are equal and features independent.
   * The product x_i y_j has a_i = E[x x_i] instead: p/3 at i and p^2/4 elsewhere. Either way Kt has
   * rank one and Omega* is a multiple of C^{-1} W a_i (C^{-1} W a_j)'. NaN columns where W a_i is
   * ~0. A new matrix.
   */
  public DMatrixRMaj dualDirections() {
    Whitening whitening = whitening();
    DMatrixRMaj features = whitening.features();
    int n = w.numCols;
    double[] lengths = new double[n];
    for (int i = 0; i < n; i++) {
      lengths[i] = columnLength(features, i);
    }
    DMatrixRMaj response = moments.responses().of(features); // F W a_i
    double[] uncancelled = moments.responses().uncancelled(lengths);
    DMatrixRMaj directions = new DMatrixRMaj(w.numRows, n);
    CommonOps_DDRM.multTransA(whitening.map(), response, directions);
    for (int i = 0; i < n; i++) {
      boolean defined = columnLength(response, i) > CANCELLATION_THRESHOLD * uncancelled[i];
      double length = defined ? columnLength(directions, i) : Double.NaN;
      for (int row = 0; row < w.numRows; row++) {
        directions.unsafe_set(row, i, directions.unsafe_get(row, i) / length);
      }
    }
    return directions;
  }

  private Whitening whitening() {
    return Whitening.of(w, c, moments.tokens());
  }

  /** X C X'. */
  private DMatrixRMaj sandwich(DMatrixRMaj x) {
    DMatrixRMaj half = new DMatrixRMaj(x.numRows, w.numRows);
    CommonOps_DDRM.mult(x, c, half);
    DMatrixRMaj result = new DMatrixRMaj(x.numRows, x.numRows);
    CommonOps_DDRM.multTransB(half, x, result);
    return result;
  }

  private static double columnLength(DMatrixRMaj matrix, int column) {
    double sum = 0;
    for (int row = 0; row < matrix.numRows; row++) {
      sum += matrix.unsafe_get(row, column) * matrix.unsafe_get(row, column);
    }
    return Math.sqrt(sum);
  }

  private void requireHead(String name, DMatrixRMaj factor) {
    if (factor.numCols != w.numRows) {
      throw new IllegalArgumentException(
          "Cannot compute the head's loss: columns of "
              + name
              + " were "
              + factor.numCols
              + ", must be hidden = "
              + w.numRows);
    }
  }
}
