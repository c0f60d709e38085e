package io.tegum.kernel.simd;

/**
 * The inner loops of a step that trains {@link #MODELS} models of few features at once, one in each
 * lane. What is one number of a model is a row of them here, so no lanes are ever added up, and a
 * model has the same bits whichever others stand beside it: those of {@link PackedOperations},
 * whose sums over tokens are kept apart and added up in the same order.
 */
public interface StackedOperations {

  /** How many models a row holds. */
  int MODELS = PanelOperations.LANES;

  /**
   * The place of a model's counter among those of all: models 0, 2, 4 and so on, then 1, 3, 5 and
   * so on, so that two vectors of 64-bit words make one of their lower and one of their upper
   * halves.
   */
  static int slot(int model) {
    return model % 2 * (MODELS / 2) + model / 2;
  }

  /**
   * Numbers uniform in [0, 2^31) as of {@link RandomOperations#randomNumbers}, from a sequence for
   * each model.
   *
   * @param state of each model's sequence, at its {@link #slot}
   * @param begin how many numbers to leave out; even
   * @param count how many rows of numbers
   * @param atLeast how many numbers a model has in all; the largest int stands for others
   * @param out Modified: {@code count} rows, and one more where that is odd
   */
  void randomNumbers(long[] state, int begin, int count, int[] atLeast, int[] out);

  /**
   * For several thresholds, how many more of a model's numbers are below.
   *
   * @param count rows of numbers
   * @param threshold rows; from row {@code begin} to {@code end}
   * @param below Modified: the same rows
   */
  void countBelow(int[] numbers, int count, int[] threshold, int begin, int end, int[] below);

  /**
   * How many tokens have exactly the features of each set: those below its threshold are not yet
   * below the next one's.
   *
   * @param below rows; from row {@code begin} to {@code end}
   * @param atLeast how many numbers a model has: tokens of the last set are those left over
   * @param count Modified: the same rows
   * @param largest Modified: the largest count of each row
   */
  void counts(int[] below, int[] atLeast, int begin, int end, int[] count, int[] largest);

  /**
   * Values uniform in (0, 1] as of {@link RandomOperations#sparseUniforms} with threshold 0, of
   * tokens {@code begin} to {@code begin + tokens}.
   *
   * @param sequences Modified: the counters ahead, and {@code tokens} and two more rows of numbers
   * @param first how many values each model leaves out before its token 0
   * @param begin the first token's number
   * @param tokens how many tokens
   * @param count row of how many tokens each model has
   * @param countAt where it begins
   * @param out Modified: a row for each token from position {@code outAt} on, with anything where a
   *     model does not have the token
   */
  void uniforms(
      StackedSequences sequences,
      int[] first,
      int begin,
      int tokens,
      int[] count,
      int countAt,
      float[] out,
      int outAt);

  /**
   * Begins a step: P = W'W, C = 0, and what the tokens without a present feature add to b's
   * gradient and the loss.
   *
   * @param m hidden dimensions
   * @param empty tokens without a present feature, of each model
   * @param rows Modified: all that changes with the step
   * @param weights W, m times n rows; then b, n rows
   */
  void begin(int m, int[] empty, StackedRows rows, float[] weights);

  /**
   * Reconstruction of tokens with the same k present features: see {@link PackedOperations#errors}.
   *
   * @param present k
   * @param feature which ones, from position {@code set} n on
   * @param set also the row of {@code count}
   * @param begin the first token's number, a multiple of {@link PackedOperations#tokens}
   * @param tokens how many tokens
   * @param count rows of how many tokens each model has, those before {@code begin} included
   * @param rows Modified: C, db and the loss
   */
  void errors(
      int present, int[] feature, int set, int begin, int tokens, int[] count, StackedRows rows);

  /**
   * The gradient, from the sums over tokens: dW = W (C + C') and db.
   *
   * @param m hidden dimensions
   * @param rows Modified: what comes between
   * @param weights W, m times n rows
   * @param slope Modified: m times n rows of dW, then n of db
   * @param loss Modified: of each model, the sum of g (x' - x) over tokens and features
   */
  void gradient(int m, StackedRows rows, float[] weights, float[] slope, float[] loss);
}
