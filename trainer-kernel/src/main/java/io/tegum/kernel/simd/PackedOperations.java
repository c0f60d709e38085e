package io.tegum.kernel.simd;

/**
 * The inner loops of a step with few features: a row of {@link PanelOperations#LANES} floats holds
 * the n features of {@link #tokens} tokens, one token after the other, so that vectors are full.
 * What is the same for all tokens, such as W, b and P = W'W, stands in a row once for each. Lanes
 * that are left over repeat features as well, and count nothing.
 *
 * <p>Every implementation gives the same bits: each lane is summed on its own, in the order of
 * calls and tokens, by fused multiply-add; tokens are added up along a fixed tree (token t takes
 * those at distance 8, 4, 2 and 1 after it), and so are lanes, as in {@link
 * PanelOperations#sumLanes}.
 */
public interface PackedOperations {

  /** Most features of which a row holds two tokens. */
  int MOST_FEATURES = PanelOperations.LANES / 2;

  /** How many tokens of n features a row holds. */
  static int tokens(int n) {
    return PanelOperations.LANES / n;
  }

  /**
   * Begins a step: P = W'W, C = 0, and what {@code empty} tokens without a present feature add to
   * b's gradient and the loss: h = 0, so z = b.
   *
   * @param m hidden dimensions
   * @param rows Modified: all that changes with the step
   * @param weights W, m rows; then b
   */
  void begin(int m, int empty, PackedRows rows, float[] weights);

  /**
   * Reconstruction through P of tokens with the same k present features: z = b + sum_s value_s
   * P[feature_s], x' = z where z is above the floor and else floor, g = slope (x' - x), d = g where
   * z is above floor, else 0. Then C += x d', db += d, and the loss += g (x' - x).
   *
   * @param present k
   * @param feature which ones, from position {@code set} n on
   * @param tokens how many tokens
   * @param value from position {@code valueAt} on, the first feature's values in all tokens, then
   *     the second one's, and so on; LANES floats after the last are read as well
   * @param rows Modified: C, db and the loss
   */
  void errors(
      int present, int[] feature, int set, int tokens, float[] value, int valueAt, PackedRows rows);

  /**
   * The gradient, from the sums over tokens: dW = W (C + C') and db.
   *
   * @param m hidden dimensions
   * @param weights W, m rows; then b
   * @param slope Modified: m rows of dW, then db
   * @return the sum of g (x' - x) over tokens and features
   */
  float gradient(int m, PackedRows rows, float[] weights, float[] slope);
}
