package io.tegum.kernel.simd;

/**
 * The inner loops of the fast training step, on panels: float matrices whose rows are contiguous
 * and whose number of columns is a multiple of {@link #LANES}, so there are no tails. Products,
 * which add up along the depth alone, need a multiple of {@link #width} only.
 *
 * <p>Every implementation gives the same bits, whatever the width of the machine's vectors: a sum
 * along the depth of a product goes in ascending order by fused multiply-add, and a sum over
 * columns goes into {@link #LANES} partial sums, column c into partial sum c mod LANES in ascending
 * order, which {@link #sumLanes} adds up along a fixed tree. Negative zero and the payload of a NaN
 * are not covered: neither can reach a finite result's bits.
 */
public interface PanelOperations {

  /** Partial sums of a sum over columns, and what numbers of columns are multiples of. */
  int LANES = 16;

  /** How much of the mean of gradients Adam keeps; its other constants follow. */
  float BETA1 = 0.9f;

  float ONE_MINUS_BETA1 = 0.1f;

  float BETA2 = 0.999f;

  float ONE_MINUS_BETA2 = 0.001f;

  float EPSILON = 1e-8f;

  /** {@code count} rounded up to a multiple of {@link #LANES}. */
  static int padded(int count) {
    return (count + LANES - 1) & -LANES;
  }

  /** Floats of a vector; LANES is a multiple. */
  int width();

  /**
   * out = initial + factor in, for a factor of {@code rows} x {@code depth} numbers and an input of
   * {@code depth} rows.
   *
   * @param columns how many are computed
   * @param initial Not modified, unless it is {@code out} itself, which adds up
   * @param out Modified; must not overlap {@code in}
   */
  void multiply(int rows, int depth, int columns, Factor factor, Rows in, Rows initial, Rows out);

  /**
   * partial[at + (p rightRows + q) LANES + lane] += sum over columns of left[p][c] right[q][c].
   *
   * @param partial Modified; leftRows x rightRows x LANES
   */
  void outer(
      int leftRows, int rightRows, int columns, Rows left, Rows right, float[] partial, int at);

  /**
   * Errors on a panel with a feature a row, see {@link Reconstruction}.
   *
   * @param errors Modified: its sums, n x LANES partial ones each
   * @param x the tokens, in rows that are as far apart as those of {@code z}
   * @param z Modified: the product W'h on entry, d on return
   */
  void featureErrors(int features, int columns, Reconstruction errors, Rows x, Rows z);

  /**
   * Errors on a panel with a token a row, the bias included in z already.
   *
   * @param errors Modified: its sums; of the loss LANES partial ones, of d one a feature, token
   *     after token
   * @param x the tokens, in rows that are as far apart as those of {@code z}
   * @param z Modified: W'h + b on entry, d on return
   */
  void tokenErrors(int tokens, int columns, Reconstruction errors, Rows x, Rows z);

  /**
   * The head on a panel with a pair of tokens a column: l = sum_k u_k v_k, e = l - s, q = scale e;
   * then u = q u and v = q v.
   *
   * @param u Modified, {@code rank} rows
   * @param v Modified, {@code rank} rows
   * @param lossPartial Modified: LANES partial sums of e^2
   */
  void logitErrors(
      int rank, int columns, float scale, Rows u, Rows v, float[] target, float[] lossPartial);

  /** target = max(target, weight) where neither x nor y is 0. */
  void strongestPresent(
      int columns, float weight, float[] x, int xAt, float[] y, int yAt, float[] target);

  /** target += weight x y. */
  void addProduct(
      int columns, float weight, float[] x, int xAt, float[] y, int yAt, float[] target);

  /**
   * out[outAt + k] = the fixed tree over LANES partial sums from at + k LANES on: neighbours at
   * distance 8, 4, 2 and 1.
   */
  void sumLanes(int count, float[] partial, int at, float[] out, int outAt);

  /**
   * Adam's update of a range of parameters (see {@code reference.Adam}), all in float, with fused
   * multiply-adds where a product is added.
   *
   * @param stepSize rate / (1 - beta1^t)
   * @param secondScale 1 / sqrt(1 - beta2^t)
   * @param keep factor of the parameter before the update (decoupled decay)
   * @param inGradient weight decay added to the gradient
   * @param moments Modified, but for the gradient
   */
  void adam(float stepSize, float secondScale, float keep, float inGradient, Moments moments);
}
