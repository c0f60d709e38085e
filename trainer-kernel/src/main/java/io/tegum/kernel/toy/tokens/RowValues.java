package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;

/** Draws the features of tokens that stand in rows by a coin flip each. */
final class RowValues {

  private final int stride;
  private final int[] threshold; // S 2^31: of all features, or of each
  private final float[] scale; // of each: 1 / (2^31 - threshold)
  private final FeatureValues values;
  private final int[] numbers;

  /** Of n features, in at most so many rows at once. */
  RowValues(int n, DataConfiguration data, int rows) {
    stride = padded(n);
    threshold = PanelTokens.thresholds(n, data);
    values = data.values();
    scale = new float[threshold.length];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = (float) (1.0 / (0x1.0p31 - threshold[i]));
    }
    numbers = new int[data.isUniform() ? 0 : rows * stride];
  }

  /**
   * Draws rows from the words of a stream.
   *
   * @param x Modified, also where a row is longer than its features
   */
  void draw(long state, long firstWord, int rows, float[] x) {
    if (numbers.length == 0) {
      RANDOM.sparseUniforms(state, firstWord, threshold[0], rows * stride, x, 0);
    } else {
      RANDOM.randomNumbers(state, firstWord, rows * stride, numbers);
      for (int row = 0; row < rows * stride; row += stride) {
        for (int i = 0; i < threshold.length; i++) {
          // As RandomOperations.sparseUniforms has it, with a threshold of its own.
          x[row + i] = Math.fma(Math.max(numbers[row + i] - threshold[i], -1), scale[i], scale[i]);
        }
      }
    }
    values.map(x, 0, rows * stride);
  }
}
