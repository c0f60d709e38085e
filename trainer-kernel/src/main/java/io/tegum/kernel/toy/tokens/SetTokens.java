package io.tegum.kernel.toy.tokens;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.reference.SetSampler;
import io.tegum.kernel.toy.reference.TokenBatch;

/**
 * A batch of tokens whose features come in sets, for the designs to lay out as they need them.
 * Drawn without vectors, so there is one sequence of bits only.
 */
public final class SetTokens {

  private final SetSampler sampler;
  private final TokenBatch batch;

  private SetTokens(SetSampler sampler, TokenBatch batch) {
    this.sampler = sampler;
    this.batch = batch;
  }

  /** Whether features come in sets, and are not independent of one another. */
  public static boolean fits(DataConfiguration data) {
    return switch (data.correlation()) {
      case NONE -> false;
      case CORRELATED, ANTICORRELATED -> true;
    };
  }

  /** The tokens of {@code purpose}, or null where features are independent. */
  static SetTokens ofOrNull(int n, DataConfiguration data, int batch, long seed, Purpose purpose) {
    return fits(data)
        ? new SetTokens(new SetSampler(n, data, seed, purpose), new TokenBatch(batch, n))
        : null;
  }

  /** Draws the tokens of training step {@code step}. */
  void draw(long step) {
    sampler.sample(step, batch);
  }

  /** Where the entries of token c begin. */
  int begin(int c) {
    return batch.begin(c);
  }

  /** Where they end. */
  int end(int c) {
    return batch.end(c);
  }

  /** Feature of an entry; ascending within a token. */
  int feature(int entry) {
    return batch.feature(entry);
  }

  /** Value of an entry, in (0, 1]. */
  float value(int entry) {
    return (float) batch.value(entry);
  }
}
