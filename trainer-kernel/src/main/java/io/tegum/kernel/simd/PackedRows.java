package io.tegum.kernel.simd;

/**
 * The rows that {@link PackedOperations} work on, and where they begin in one array; a row has
 * {@link PanelOperations#LANES} floats. The array is shared, not copied.
 *
 * @param floats all rows
 * @param floor of the output function: 0 for ReLU, negative infinity for the identity
 * @param features n
 * @param unit minus the unit matrix, n rows
 * @param slope 2 I_i / B' for the first k tokens of a row and 0 for the others, rows k = 0 to
 *     {@link PackedOperations#tokens}
 * @param bias b
 * @param gram P, n rows
 * @param sums C = sum of x d', n rows; then db; then the loss
 */
public record PackedRows(
    float[] floats, float floor, int features, int unit, int slope, int bias, int gram, int sums) {

  /** Rows from {@code sums} on. */
  public static int sumRows(int features) {
    return features + 2;
  }

  int biasGradient() {
    return sums + features * PanelOperations.LANES;
  }

  int loss() {
    return biasGradient() + PanelOperations.LANES;
  }
}
