package io.tegum.kernel.feedforward.data;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.random.GapTable;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;

/**
 * Draws tokens of a trial's inputs in double: each input is 0 with its probability, else as {@link
 * InputValues} says, independently. What is drawn depends on (seed, purpose, step) alone, and costs
 * O(non-zeros): it jumps from one to the next by geometric gaps.
 */
public final class InputSampler {

  private final int inputs;
  private final double zero; // P(0)
  private final InputValues values;
  private final GapTable gaps;
  private final RandomStream random;

  /** A sampler of {@code purpose}'s tokens under the trial's seed. */
  public InputSampler(FeedForwardConfiguration configuration, Purpose purpose) {
    this(configuration, configuration.seed(), purpose);
  }

  private InputSampler(FeedForwardConfiguration configuration, long seed, Purpose purpose) {
    inputs = configuration.inputs();
    double notZero = configuration.task().notZeroProbability();
    zero = 1 - notZero;
    values = configuration.task().function().inputValues();
    gaps = new GapTable(notZero);
    random = new RandomStream(seed, purpose);
  }

  /**
   * A sampler of tokens that training never sees: the same ones for all trials whose inputs have
   * the same distribution, so that their losses are compared on the same tokens.
   */
  public static InputSampler heldOut(FeedForwardConfiguration configuration) {
    long seed =
        RandomStream.seedOf(
            configuration.inputs(),
            Double.doubleToLongBits(configuration.task().notZeroProbability()),
            configuration.task().function().inputValues().name().hashCode());
    return new InputSampler(configuration, seed, Purpose.EVALUATION_TOKENS);
  }

  /** Fills {@code batch} (Modified) with the tokens of training step {@code step}. */
  public void sample(long step, InputBatch batch) {
    random.restart(step);
    int enough = batch.input.length;
    int entries = 0;
    int input = gaps.next(random, enough); // counted from the current token's first input
    for (int token = 0; token < batch.tokens(); token++) {
      while (input < inputs) {
        batch.input[entries] = input;
        batch.value[entries++] = values.value(random.nextUniform());
        input += 1 + gaps.next(random, enough);
      }
      input -= inputs;
      batch.start[token + 1] = entries;
    }
  }

  /** Goes to the first token of {@link #samplePresent}. */
  public void restartPresent() {
    random.restart(0);
  }

  /**
   * Fills {@code batch} (Modified) with the next tokens that are not all 0: the distribution of a
   * token given that. Which tokens follow one another does not depend on the sizes of batches.
   * After {@link #sample}, {@link #restartPresent} comes first.
   */
  public void samplePresent(InputBatch batch) {
    double notEmpty = 1 - emptyProbability();
    int entries = 0;
    for (int token = 0; token < batch.tokens(); token++) {
      int input = first(random.nextUniform() * notEmpty);
      while (input < inputs) {
        batch.input[entries] = input;
        batch.value[entries++] = values.value(random.nextUniform());
        input += 1 + gaps.next(random, inputs);
      }
      batch.start[token + 1] = entries;
    }
  }

  /**
   * The input i that a number below 1 - P(0)^n falls to: the largest with 1 - P(0)^i at most that.
   */
  private int first(double number) {
    if (zero == 0) {
      return 0;
    }
    int first = (int) (StrictMath.log1p(-number) / StrictMath.log(zero));
    return Math.min(first, inputs - 1);
  }

  /** The probability of a token that is all 0. */
  public double emptyProbability() {
    return StrictMath.pow(zero, inputs);
  }
}
