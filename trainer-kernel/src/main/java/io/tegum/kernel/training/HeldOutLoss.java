package io.tegum.kernel.training;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.TokenBatch;
import io.tegum.kernel.data.TokenSource;
import io.tegum.kernel.gradient.BatchGradient;
import io.tegum.kernel.model.Parameters;
import io.tegum.kernel.model.TrialConfiguration;

/**
 * L1 over tokens that training never sees, the same ones at every call.
 *
 * <p>Stratified: empty tokens, which all have the same loss, by their exact probability; the rest
 * by a fixed sample of non-empty tokens. At high sparsity that is far less noisy than plain
 * sampling, and as unbiased.
 */
final class HeldOutLoss {

  private final BatchGradient forward;
  private final TokenBatch present;
  private final TokenBatch empty;
  private final double emptyProbability;

  /** An evaluation over {@code tokens} non-empty tokens. */
  HeldOutLoss(TrialConfiguration configuration, int tokens) {
    int n = configuration.model().features();
    TokenSource source =
        TokenSource.of(n, configuration.data(), configuration.seed(), Purpose.EVALUATION_TOKENS);
    forward = new BatchGradient(configuration);
    emptyProbability = source.emptyProbability();
    present = new TokenBatch(tokens, n);
    source.samplePresent(0, present);
    empty = new TokenBatch(1, n);
  }

  /** L1 of {@code parameters} (not modified). */
  double of(Parameters parameters) {
    return emptyProbability * forward.representation(parameters, empty).reconstruction()
        + (1 - emptyProbability) * forward.representation(parameters, present).reconstruction();
  }
}
