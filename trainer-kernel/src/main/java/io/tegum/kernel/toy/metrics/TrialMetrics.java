package io.tegum.kernel.toy.metrics;

import java.util.List;
import java.util.Optional;

/**
 * All metrics of a trained model.
 *
 * @param lossReconstruction L1: exact for the identity output, else over held-out tokens
 * @param geometry norms, interference, dimensionality
 * @param factors tegum factors
 * @param headOrNull the head's metrics, or null without a head
 */
public record TrialMetrics(
    double lossReconstruction,
    FeatureGeometry geometry,
    List<TegumFactor> factors,
    HeadMetrics headOrNull) {

  /** The head's metrics, or empty without a head. */
  public Optional<HeadMetrics> head() {
    return Optional.ofNullable(headOrNull);
  }
}
