package io.tegum.kernel.feedforward.data;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.TokenBatch;
import io.tegum.kernel.data.TokenSampler;
import io.tegum.kernel.feedforward.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.InputValues;
import java.util.Arrays;

/**
 * Draws tokens of a trial's inputs in double: each input is 0 with its probability, else as {@link
 * InputValues} says, independently. What is drawn depends on (seed, purpose, step) alone, and costs
 * O(non-zeros): positions of non-zeros and a uniform number for each come from {@link
 * TokenSampler}.
 */
public final class InputSampler {

  private final TokenSampler sampler;
  private final InputValues values;

  /** A sampler of {@code purpose}'s tokens. */
  public InputSampler(FeedForwardConfiguration configuration, Purpose purpose) {
    values = configuration.task().function().inputValues();
    sampler =
        new TokenSampler(
            configuration.inputs(),
            1 - configuration.task().notZeroProbability(),
            configuration.seed(),
            purpose);
  }

  /** The uniform numbers of a step's non-zeros: see {@link #value}. {@code batch} is Modified. */
  public void sample(long step, TokenBatch batch) {
    sampler.sample(step, batch);
  }

  /** Goes to the first token of {@link #samplePresent}. */
  public void restartPresent() {
    sampler.restartPresent();
  }

  /** The next tokens that are not all 0, as in {@link #sample}. {@code batch} is Modified. */
  public void samplePresent(TokenBatch batch) {
    sampler.samplePresent(batch);
  }

  /** The probability of a token that is all 0. */
  public double emptyProbability() {
    return sampler.emptyProbability();
  }

  /** The value of an entry of a batch that was drawn. */
  public double value(TokenBatch batch, int entry) {
    return values.value(batch.value(entry));
  }

  /** Spells out one token of a batch. {@code token}, n values, is Modified. */
  public void spellOut(TokenBatch batch, int which, double[] token) {
    Arrays.fill(token, 0);
    for (int entry = batch.begin(which); entry < batch.end(which); entry++) {
      token[batch.feature(entry)] = value(batch, entry);
    }
  }
}
