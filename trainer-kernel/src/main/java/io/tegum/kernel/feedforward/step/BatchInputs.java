package io.tegum.kernel.feedforward.step;

import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.feedforward.data.InputBatch;
import io.tegum.kernel.feedforward.data.InputSampler;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;

/**
 * The tokens of a training step. Where non-zeros are rare they are drawn alone, in O(non-zeros),
 * and tokens that are all 0 are only counted; else every input is a coin flip, drawn in bulk when
 * it is needed.
 */
final class BatchInputs {

  /** Up to this probability of a non-zero, drawing them alone is faster than coin flips. */
  private static final double LARGEST_RARE = 0.04;

  /** From this probability of a token of zeros on, leaving those out pays for it. */
  private static final double LARGEST_EMPTY = 0.5;

  private final int batch;
  private final InputValues values;
  private final int threshold; // P(0) 2^31
  private final RandomStream random;
  private final InputSampler samplerOrNull;
  private final InputBatch sampled;
  private final int[] present; // tokens of the sampled batch that are not all 0
  private int tokens;
  private long state;

  BatchInputs(FeedForwardConfiguration configuration) {
    batch = configuration.training().batch();
    values = configuration.task().function().inputValues();
    double notZero = configuration.task().notZeroProbability();
    threshold = (int) Math.rint((1 - notZero) * 0x1.0p31);
    random = new RandomStream(configuration.seed(), Purpose.LEFT_TOKENS);
    InputSampler sampler = new InputSampler(configuration, Purpose.LEFT_TOKENS);
    boolean rare = notZero <= LARGEST_RARE || sampler.emptyProbability() >= LARGEST_EMPTY;
    samplerOrNull = rare ? sampler : null;
    sampled = new InputBatch(rare ? batch : 0, configuration.inputs());
    present = new int[rare ? batch : 0];
  }

  /** Whether {@link #value} and the like hold: else tokens come by {@link #coinFlips}. */
  boolean areSampled() {
    return samplerOrNull != null;
  }

  /** Starts a step. */
  void draw(long step) {
    if (samplerOrNull == null) {
      state = random.stateAt(step);
      tokens = batch;
      return;
    }
    samplerOrNull.sample(step, sampled);
    tokens = 0;
    for (int c = 0; c < batch; c++) {
      present[tokens] = c;
      tokens += sampled.end(c) > sampled.begin(c) ? 1 : 0;
    }
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
   * Fills {@code x} (Modified) with inputs {@code first} to {@code first + count} of the step, both
   * multiples of LANES.
   */
  void coinFlips(long first, int count, float[] x) {
    RANDOM.sparseUniforms(state, first / 2, threshold, count, x, 0);
    FloatValues.of(values, x, 0, count);
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
