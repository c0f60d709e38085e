package io.tegum.kernel.toy.reference;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.DataConfiguration;

/** Draws tokens of a distribution in double, a feature at a time. */
public sealed interface TokenSource permits TokenSampler, UnequalSampler, SetSampler {

  /** The tokens of {@code purpose} under {@code seed}. */
  static TokenSource of(int features, DataConfiguration data, long seed, Purpose purpose) {
    return switch (data.correlation()) {
      case NONE ->
          data.isUniform()
              ? new TokenSampler(features, data.sparsity(), data.values(), seed, purpose)
              : new UnequalSampler(data.densities(features), data.values(), seed, purpose);
      case CORRELATED, ANTICORRELATED -> new SetSampler(features, data, seed, purpose);
    };
  }

  /**
   * Tokens that training never sees, for {@code purpose}: the same ones for all trials whose tokens
   * have the same distribution, so that their losses are compared on the same tokens.
   */
  static TokenSource heldOut(int features, DataConfiguration data, Purpose purpose) {
    return of(features, data, data.heldOutSeed(features), purpose);
  }

  /** Fills {@code batch} (Modified) with the tokens of training step {@code step}. */
  void sample(long step, TokenBatch batch);

  /** Goes to the first token of {@link #samplePresent}. */
  void restartPresent();

  /**
   * Fills {@code batch} (Modified) with the next tokens that have at least one present feature: the
   * distribution of a token given that it is not empty. Which tokens follow one another does not
   * depend on the sizes of batches. After {@link #sample}, {@link #restartPresent} comes first.
   */
  void samplePresent(TokenBatch batch);

  /** The probability that a token has no present feature. */
  double emptyProbability();
}
