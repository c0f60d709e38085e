package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;

/** Draws the features of tokens that stand in rows by a coin flip each, or one for a set. */
final class RowValues {

  /** Where a stream's words begin that say what present sets are: no batch has as many before. */
  private static final long MEMBERS = 1L << 40;

  private final int stride; // of a row of features
  private final int sets;
  private final int setStride; // of a row of sets
  private final SetMembers members;
  private final int[] threshold; // 2^31 P(absent): of all sets, or of each
  private final float[] scale; // of each: 1 / (2^31 - threshold)
  private final FeatureValues values;
  private final int[] numbers; // of rows of sets, where these differ
  private final float[] held; // a value of each set of each row, where a set has several features

  /** Of n features, in at most so many rows at once. */
  RowValues(int n, DataConfiguration data, int rows) {
    stride = padded(n);
    sets = data.setCount(n);
    setStride = padded(sets);
    threshold = PanelTokens.thresholds(n, data);
    values = data.values();
    scale = new float[threshold.length];
    for (int i = 0; i < scale.length; i++) {
      scale[i] = (float) (1.0 / (0x1.0p31 - threshold[i]));
    }
    numbers = new int[data.isUniform() ? 0 : rows * setStride];
    boolean independent = data.sets().areIndependent();
    members = new SetMembers(n, data, rows * stride);
    held = new float[independent ? 0 : rows * setStride];
  }

  /**
   * Draws rows from the words of a stream.
   *
   * @param first number of the first one
   * @param x Modified, also where a row is longer than its features
   */
  void draw(long state, int first, int rows, float[] x) {
    if (held.length == 0) {
      flip(state, first, rows, x);
    } else {
      flip(state, first, rows, held);
      members.spread(state, MEMBERS, first, rows, held, setStride, x, stride);
    }
    values.map(x, 0, rows * stride);
  }

  /** Draws a value of each set, 0 where it is absent. */
  private void flip(long state, int first, int rows, float[] out) {
    long word = (long) first * setStride / 2;
    if (numbers.length == 0) {
      RANDOM.sparseUniforms(state, word, threshold[0], rows * setStride, out, 0);
      return;
    }
    RANDOM.randomNumbers(state, word, rows * setStride, numbers);
    for (int row = 0; row < rows * setStride; row += setStride) {
      for (int i = 0; i < sets; i++) {
        // As RandomOperations.sparseUniforms has it, with a threshold of its own.
        out[row + i] = Math.fma(Math.max(numbers[row + i] - threshold[i], -1), scale[i], scale[i]);
      }
    }
  }
}
