package io.tegum.kernel.feedforward.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.Simd.RANDOM;
import static io.tegum.kernel.simd.Simd.SPARSE;

import io.tegum.kernel.feedforward.data.InputBatch;
import io.tegum.kernel.feedforward.data.InputSampler;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.SparseOperations;
import java.util.Arrays;

/**
 * The tokens of a training step. Where non-zeros are rare they are drawn alone, in O(non-zeros),
 * and tokens that are all 0 are only counted; else every input is a coin flip, drawn in bulk when
 * it is needed. Of a few inputs the bulk is drawn even where they are rare, which takes less time
 * than to draw non-zeros one by one, and tokens that are all 0 are then left out.
 */
final class BatchInputs {

  /** Up to this probability of a non-zero, drawing them alone is faster than coin flips. */
  private static final double LARGEST_RARE = 0.04;

  /** From this probability of a token of zeros on, leaving those out pays for it. */
  private static final double LARGEST_EMPTY = 0.5;

  /** Up to so many inputs drawing all and leaving out zeros is faster than drawing non-zeros. */
  private static final int MOST_CONDENSED_INPUTS = 8;

  /** Who reads the tokens. */
  private enum Layout {
    ROWS,
    COLUMNS
  }

  private final int n;
  private final int batch;
  private final InputValues values;
  private final int threshold; // P(0) 2^31
  private final RandomStream random;
  private final InputSampler samplerOrNull;
  private final InputBatch sampled;
  private final int[] present; // tokens of the sampled batch that are not all 0
  private final float[] drawn; // n rows of all tokens, where they are condensed
  private final float[] sizes; // of each token: the sum of its inputs' sizes
  private final long[] marks; // of the tokens that are not all 0
  private int tokens;
  private long state;

  /** For a reader that takes a token a row. */
  static BatchInputs inRows(FeedForwardConfiguration configuration) {
    return new BatchInputs(configuration, Layout.ROWS);
  }

  /** For a reader that takes a token a column. */
  static BatchInputs inColumns(FeedForwardConfiguration configuration) {
    return new BatchInputs(configuration, Layout.COLUMNS);
  }

  private BatchInputs(FeedForwardConfiguration configuration, Layout layout) {
    n = configuration.inputs();
    batch = configuration.training().batch();
    values = configuration.task().function().inputValues();
    double notZero = configuration.task().notZeroProbability();
    threshold = (int) Math.rint((1 - notZero) * 0x1.0p31);
    random = new RandomStream(configuration.seed(), Purpose.LEFT_TOKENS);
    InputSampler sampler = new InputSampler(configuration, Purpose.LEFT_TOKENS);
    boolean empty = sampler.emptyProbability() >= LARGEST_EMPTY;
    boolean condensed = empty && layout == Layout.COLUMNS && n <= MOST_CONDENSED_INPUTS;
    boolean rare = !condensed && (empty || notZero <= LARGEST_RARE);
    samplerOrNull = rare ? sampler : null;
    sampled = new InputBatch(rare ? batch : 0, n);
    present = new int[rare || condensed ? batch + LANES : 0];
    int columns = condensed ? PanelOperations.padded(batch) : 0;
    drawn = new float[n * columns];
    sizes = new float[columns];
    marks = new long[SparseOperations.words(columns)];
  }

  /** Whether {@link #value} and the like hold. */
  boolean areSampled() {
    return samplerOrNull != null;
  }

  /**
   * Whether tokens come by {@link #columns}. Where they are neither sampled nor condensed they come
   * by {@link #coinFlips}.
   */
  boolean areCondensed() {
    return sizes.length > 0;
  }

  /** Starts a step. */
  void draw(long step) {
    if (samplerOrNull == null) {
      state = random.stateAt(step);
      tokens = batch;
      if (areCondensed()) {
        condense();
      }
      return;
    }
    samplerOrNull.sample(step, sampled);
    tokens = 0;
    for (int c = 0; c < batch; c++) {
      present[tokens] = c;
      tokens += sampled.end(c) > sampled.begin(c) ? 1 : 0;
    }
  }

  private void condense() {
    int columns = sizes.length;
    coinFlips(0, n * columns, drawn, 0);
    Arrays.fill(sizes, 0);
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < columns; c++) {
        sizes[c] += Math.abs(drawn[i * columns + c]);
      }
    }
    Arrays.fill(sizes, batch, columns, 0);
    SPARSE.nonZeros(sizes, 0, columns, marks);
    tokens = SparseOperations.list(marks, columns, present, 0);
  }

  /** Tokens that will be seen. */
  int tokens() {
    return tokens;
  }

  /** Tokens that are all 0 and will not. */
  int empty() {
    return batch - tokens;
  }

  /**
   * Fills {@code x} (Modified) from {@code at} on with inputs {@code first} to {@code first +
   * count} of the step, both multiples of LANES.
   */
  void coinFlips(long first, int count, float[] x, int at) {
    RANDOM.sparseUniforms(state, first / 2, threshold, count, x, at);
    FloatValues.of(values, x, at, at + count);
  }

  /**
   * Fills the first columns of n rows with {@code count} tokens from {@code first} on, and what is
   * left of their last vector with zeros. {@code x} is Modified.
   */
  void columns(int first, int count, Rows x) {
    int end = PanelOperations.padded(count);
    for (int i = 0; i < n; i++) {
      int from = i * sizes.length;
      int to = x.at() + i * x.columns();
      for (int t = 0; t < count; t++) {
        x.floats()[to + t] = drawn[from + present[first + t]];
      }
      Arrays.fill(x.floats(), to + count, to + end, 0);
    }
  }

  /** First entry of a token that is seen. */
  int begin(int token) {
    return sampled.begin(present[token]);
  }

  /** One past its last entry. */
  int end(int token) {
    return sampled.end(present[token]);
  }

  /** The input of an entry. */
  int input(int entry) {
    return sampled.input(entry);
  }

  /** The value of an entry. */
  float value(int entry) {
    return (float) sampled.value(entry);
  }
}
