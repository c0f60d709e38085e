package io.tegum.kernel.simd;

/**
 * Random numbers in bulk, for tokens. Every implementation gives the same bits: which word of a
 * stream belongs to which token does not depend on the width of the machine's vectors.
 */
public interface RandomOperations {

  /** A present feature's word: its lower bits are the value, the others choose the feature. */
  int VALUE_BITS = 24;

  int CHOICE_BITS = Long.SIZE - VALUE_BITS;

  int VALUE_MASK = (1 << VALUE_BITS) - 1;

  float TO_UNIT = 0x1.0p-24f;

  /** Step of SplitMix64's counter. */
  long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** The two factors of SplitMix64's finalizer. */
  long FIRST_FACTOR = 0xbf58476d1ce4e5b9L;

  long SECOND_FACTOR = 0x94d049bb133111ebL;

  /**
   * Words {@code first} to {@code first + count} of the SplitMix64 sequence that starts at {@code
   * state}.
   *
   * @param out Modified
   */
  void randomWords(long state, long first, int count, long[] out);

  /**
   * Numbers uniform in [0, 2^31): the upper bits of the halves of the words from {@code first} on,
   * lower half first; after {@code count} of them the largest int, up to a multiple of {@link
   * PanelOperations#LANES}.
   *
   * @param out Modified
   */
  void randomNumbers(long state, long first, int count, int[] out);

  /**
   * For several thresholds, how many numbers are below, all of 31 bits.
   *
   * @param count of numbers; a multiple of LANES
   * @param threshold from position {@code begin} to {@code end}
   * @param below Modified, at the same positions
   */
  void countBelow(int[] numbers, int count, int[] threshold, int begin, int end, int[] below);

  /**
   * One present feature for each word: the upper 40 bits choose among {@code range} features, the
   * lower 24 are its value, (k + 1/2) 2^-24 rounded. Of each LANES words the first half belongs to
   * the even places, the second to the odd ones.
   *
   * @param count how many; a multiple of LANES
   * @param feature Modified
   * @param value Modified
   */
  void presentFeatures(long[] words, int count, int range, int[] feature, float[] value, int at);

  /**
   * Turns numbers f_s uniform in [0, n - s), s = 0 to present - 1, into a uniform set of distinct
   * ones in [0, n), ascending in s: f_s stands for the f_s-th number that is not yet taken.
   *
   * @param feature Modified: f_s of token t at at + s stride + t
   * @param stride how many tokens; a multiple of LANES
   */
  void sortDistinct(int present, int stride, int[] feature, int at);

  /**
   * Makes the value 0 of every event but the last of its feature, token by token.
   *
   * @param feature of event s of token t at at + s stride + t
   * @param value Modified
   * @param stride how many tokens; a multiple of LANES
   */
  void dropRepeated(int events, int stride, int[] feature, float[] value, int at);

  /**
   * Values of features that are absent with probability S: with k the upper 31 bits of each 32-bit
   * half of a word, lower half first, and N = 2^31 - {@code threshold}, the value is 0 where k is
   * below threshold = S 2^31, else (k - threshold + 1) / N up to two roundings: positive, and at
   * most 1 + 2^-23.
   *
   * @param count how many values; a multiple of LANES
   * @param out Modified
   */
  void sparseUniforms(long state, long first, int threshold, int count, float[] out, int outAt);

  /**
   * Masks of what is dropped with probability q = {@code threshold} 2^-31: 0 where the upper 31
   * bits of a half of a word, lower half first, are below the threshold, else {@code kept}.
   *
   * @param count how many masks; a multiple of LANES
   * @param out Modified
   */
  void masks(long state, long first, int threshold, float kept, int count, float[] out);

  /**
   * Makes numbers 0 where {@code present} is 0, which is positive elsewhere.
   *
   * @param count a multiple of LANES
   * @param out Modified
   */
  void keepWhere(float[] present, int from, int count, float[] out, int outAt);

  /**
   * What {@code value}, not negative, has where {@code chosen} is {@code k}; 0 elsewhere.
   *
   * @param count a multiple of LANES
   * @param chosen not negative
   * @param out Modified
   */
  void pick(int k, int count, int[] chosen, float[] value, float[] out, int outAt);
}
