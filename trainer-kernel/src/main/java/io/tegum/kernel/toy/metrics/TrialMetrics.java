package io.tegum.kernel.toy.metrics;

import java.util.List;
import java.util.Optional;

/**
 * All metrics of a trained model.
 *
 * @param lossReconstruction L1: exact for a linear model, else over held-out tokens
 * @param geometry norms, interference, dimensionality
 * @param factors tegum factors
 * @param neuronsOrNull how features lie to hidden units; null where nothing tells their axes apart
 * @param hiddenKurtosis of a token's hidden units, mean over held-out tokens; NaN likewise
 * @param headOrNull the head's metrics, or null without a head
 */
public record TrialMetrics(
    double lossReconstruction,
    FeatureGeometry geometry,
    List<TegumFactor> factors,
    NeuronMetrics neuronsOrNull,
    double hiddenKurtosis,
    HeadMetrics headOrNull) {

  /** How features lie to hidden units, or empty where nothing tells their axes apart. */
  public Optional<NeuronMetrics> neurons() {
    return Optional.ofNullable(neuronsOrNull);
  }

  /** The head's metrics, or empty without a head. */
  public Optional<HeadMetrics> head() {
    return Optional.ofNullable(headOrNull);
  }
}
