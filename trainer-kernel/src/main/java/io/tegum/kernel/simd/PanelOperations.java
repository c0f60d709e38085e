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

  /** Adam's constants. */
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
   * out = initial + factor in, for a factor of {@code rows} x {@code depth} scalars and an input of
   * {@code depth} rows.
   *
   * @param factorRowStep distance of the factor's rows, {@code factorDepthStep} that of its columns
   * @param initial Not modified, unless it is {@code out} itself, which adds up; a stride of 0
   *     gives every row the same start
   * @param out Modified; must not overlap {@code in}
   */
  void multiply(
      int rows,
      int depth,
      int columns,
      float[] factor,
      int factorAt,
      int factorRowStep,
      int factorDepthStep,
      float[] in,
      int inAt,
      int inStride,
      float[] initial,
      int initialAt,
      int initialStride,
      float[] out,
      int outAt,
      int outStride);

  /**
   * partial[(p rightRows + q) LANES + lane] += sum over columns of left[p][c] right[q][c].
   *
   * @param partial Modified; leftRows x rightRows x LANES
   */
  void outer(
      int leftRows,
      int rightRows,
      int columns,
      float[] left,
      int leftAt,
      int leftStride,
      float[] right,
      int rightAt,
      int rightStride,
      float[] partial,
      int partialAt);

  /**
   * Reconstruction errors on a panel with a feature a row: z = W'h + bias, x' = z where z is above
   * {@code floor} and else floor, g = slope (x' - x); d = g where z is above floor, else 0.
   *
   * @param floor 0 for ReLU, negative infinity for the identity
   * @param slope n, 2 I_i / B'
   * @param z Modified: the product W'h on entry, d on return
   * @param lossPartial Modified: n x LANES partial sums of g (x' - x)
   * @param biasPartial Modified: n x LANES partial sums of d
   */
  void featureErrors(
      int features,
      int columns,
      float floor,
      float[] bias,
      float[] slope,
      float[] x,
      int xAt,
      float[] z,
      int stride,
      float[] lossPartial,
      float[] biasPartial);

  /**
   * The errors, as in {@link #featureErrors}, of a panel with a token a row.
   *
   * @param z Modified: W'h + b on entry, d on return
   * @param lossPartial Modified: LANES partial sums of g (x' - x)
   * @param biasGradient Modified: += d, token after token
   */
  void tokenErrors(
      int tokens,
      int columns,
      float floor,
      float[] slope,
      float[] x,
      int xAt,
      float[] z,
      int zAt,
      int stride,
      float[] lossPartial,
      float[] biasGradient);

  /**
   * The head on a panel with a pair of tokens a column: l = sum_k u_k v_k, e = l - s, q = scale e;
   * then u = q u and v = q v.
   *
   * @param u Modified, {@code rank} rows
   * @param v Modified, {@code rank} rows
   * @param lossPartial Modified: LANES partial sums of e^2
   */
  void logitErrors(
      int rank,
      int columns,
      float scale,
      float[] u,
      int uAt,
      float[] v,
      int vAt,
      int stride,
      float[] target,
      float[] lossPartial);

  /** target = max(target, weight) where x &gt; 0 and y &gt; 0. */
  void strongestPresent(
      int columns, float weight, float[] x, int xAt, float[] y, int yAt, float[] target);

  /** target += weight x y. */
  void addProduct(
      int columns, float weight, float[] x, int xAt, float[] y, int yAt, float[] target);

  /** out[k] = the fixed tree over LANES partial sums: neighbours at distance 8, 4, 2 and 1. */
  void sumLanes(int count, float[] partial, float[] out, int outAt);

  /**
   * Adam's update of {@code count} parameters (see {@code optimiser.Adam}), all in float, with
   * fused multiply-adds where a product is added.
   *
   * @param stepSize rate / (1 - beta1^t)
   * @param secondScale 1 / sqrt(1 - beta2^t)
   * @param keep factor of the parameter before the update (decoupled decay)
   * @param inGradient weight decay added to the gradient
   * @param parameters Modified
   * @param first Modified
   * @param second Modified
   */
  void adam(
      int count,
      float stepSize,
      float secondScale,
      float keep,
      float inGradient,
      float[] gradient,
      float[] parameters,
      float[] first,
      float[] second);
}
