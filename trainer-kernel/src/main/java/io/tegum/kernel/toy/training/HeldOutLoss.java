package io.tegum.kernel.toy.training;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.HiddenKurtosis;
import io.tegum.kernel.toy.reference.ReconstructionLoss;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSource;
import java.util.ArrayList;
import java.util.List;

/**
 * L1 over tokens that training never sees, the same ones at every call.
 *
 * <p>Stratified: empty tokens, which all have the same loss, by their exact probability; the rest
 * by a fixed sample of non-empty tokens. At high sparsity that is far less noisy than plain
 * sampling, and as unbiased.
 */
final class HeldOutLoss {

  /** Tokens are drawn so many at a time: all of them at once may take more memory than training. */
  private static final int BATCH = ReconstructionLoss.PANEL;

  /** Batches of a point of the curve: 2,048 tokens. */
  private static final int CURVE_BATCHES = 2048 / BATCH;

  /** Batches of a trained model: 32,768 tokens. */
  private static final int TRAINED_BATCHES = 32_768 / BATCH;

  private final TrialConfiguration trial;
  private final TokenSource source;
  private final ReconstructionLoss reconstruction;
  private final TokenBatch drawn;
  private final List<TokenBatch> curveTokens = new ArrayList<>(CURVE_BATCHES);
  private final double emptyProbability;

  HeldOutLoss(TrialConfiguration configuration) {
    trial = configuration;
    int n = configuration.model().features();
    source =
        TokenSource.of(n, configuration.data(), configuration.seed(), Purpose.EVALUATION_TOKENS);
    reconstruction = new ReconstructionLoss(configuration);
    emptyProbability = source.emptyProbability();
    drawn = new TokenBatch(BATCH, n);
    source.restartPresent();
    for (int k = 0; k < CURVE_BATCHES; k++) {
      source.samplePresent(drawn);
      curveTokens.add(drawn.copy());
    }
  }

  /** L1 of {@code parameters} (not modified) over 2,048 non-empty tokens: a point of the curve. */
  double ofCurve(Parameters parameters) {
    reconstruction.start(parameters);
    curveTokens.forEach(reconstruction::add);
    return stratified();
  }

  /** L1 of {@code parameters} (not modified) over 32,768, the first 2,048 of them the curve's. */
  double ofTrained(Parameters parameters) {
    reconstruction.start(parameters);
    source.restartPresent();
    for (int k = 0; k < TRAINED_BATCHES; k++) {
      source.samplePresent(drawn);
      reconstruction.add(drawn);
    }
    return stratified();
  }

  /** Kurtosis of the hidden units by {@code parameters} (not modified) over the curve's tokens. */
  double hiddenKurtosis(Parameters parameters) {
    return HiddenKurtosis.of(trial, parameters, curveTokens);
  }

  private double stratified() {
    return emptyProbability * reconstruction.ofEmptyToken()
        + (1 - emptyProbability) * reconstruction.mean();
  }
}
