package io.tegum.kernel.toy.training;

import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.HiddenKurtosis;
import io.tegum.kernel.toy.reference.ReconstructionLoss;

/**
 * L1 over tokens that training never sees, the same ones at every call and for every trial with the
 * same distribution of tokens.
 *
 * <p>Stratified: empty tokens, which all have the same loss, by their exact probability; the rest
 * by a fixed sample of non-empty tokens. At high sparsity that is far less noisy than plain
 * sampling, and as unbiased.
 */
final class HeldOutLoss {

  private final TrialConfiguration trial;
  private final ReconstructionLoss reconstruction;
  private final HeldOutTokens tokens;

  HeldOutLoss(TrialConfiguration configuration) {
    trial = configuration;
    reconstruction = new ReconstructionLoss(configuration);
    tokens = HeldOutTokens.of(configuration.model().features(), configuration.data());
  }

  /** L1 of {@code parameters} (not modified) over 2,048 non-empty tokens: a point of the curve. */
  Estimate ofCurve(Parameters parameters) {
    reconstruction.start(parameters);
    tokens.curve().forEach(reconstruction::add);
    return stratified();
  }

  /** L1 of {@code parameters} (not modified) over 32,768, the first 2,048 of them the curve's. */
  Estimate ofTrained(Parameters parameters) {
    reconstruction.start(parameters);
    tokens.forEachTrained(reconstruction::add);
    return stratified();
  }

  /** Kurtosis of the hidden units by {@code parameters} (not modified) over the curve's tokens. */
  double hiddenKurtosis(Parameters parameters) {
    return HiddenKurtosis.of(trial, parameters, tokens.curve());
  }

  private Estimate stratified() {
    double empty = tokens.emptyProbability();
    Estimate present = reconstruction.mean();
    return present.times(1 - empty).plus(empty * reconstruction.ofEmptyToken());
  }
}
