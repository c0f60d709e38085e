package io.tegum.kernel.simd;

/**
 * The rows that {@link StackedOperations} work on, and where they begin in one array; a row has a
 * float for each model. The array is shared, not copied. Sums have {@link PanelOperations#LANES}
 * rows for what is one row of {@link PackedRows}: one for each of its lanes.
 *
 * @param floats all rows
 * @param floor of the output function: 0 for ReLU, negative infinity for the identity
 * @param features n
 * @param slope 2 I_i / B, n rows
 * @param bias b, n rows
 * @param gram P, n times n rows
 * @param sums C = sum of x d', n times LANES rows; then LANES rows of db, of the loss, and twice as
 *     many for what comes between
 * @param values of tokens with the same k features, k times {@link #TOKENS} rows
 */
public record StackedRows(
    float[] floats,
    float floor,
    int features,
    int slope,
    int bias,
    int gram,
    int sums,
    int values) {

  /** Tokens of a set at once: their values stay in the first cache. */
  public static final int TOKENS = 72;

  /** Floats for what is one row of {@link PackedRows}. */
  static final int LANES_OF_MODELS = PanelOperations.LANES * StackedOperations.MODELS;

  /** Rows from {@code sums} on. */
  public static int sumRows(int features) {
    return (features + 4) * PanelOperations.LANES;
  }

  int biasGradient() {
    return sums + features * LANES_OF_MODELS;
  }

  int loss() {
    return biasGradient() + LANES_OF_MODELS;
  }

  int products() {
    return loss() + LANES_OF_MODELS;
  }

  int repeated() {
    return products() + LANES_OF_MODELS;
  }

  /** Lanes of a packed row that hold a token's feature. */
  int usedLanes() {
    return PackedOperations.tokens(features) * features;
  }
}
