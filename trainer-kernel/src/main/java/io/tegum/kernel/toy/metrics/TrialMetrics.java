package io.tegum.kernel.toy.metrics;

import io.tegum.kernel.metrics.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * All metrics of a trained model.
 *
 * @param reconstruction L1: exact where there is a closed form, else over held-out tokens
 * @param geometry norms, interference, dimensionality
 * @param factors tegum factors
 * @param neuronsOrNull how features lie to hidden units; null where nothing tells their axes apart
 * @param hiddenKurtosis of a token's hidden units, mean over held-out tokens; NaN likewise
 * @param headOrNull the head's metrics, or null without a head
 */
public record TrialMetrics(
    Estimate reconstruction,
    FeatureGeometry geometry,
    List<TegumFactor> factors,
    NeuronMetrics neuronsOrNull,
    double hiddenKurtosis,
    HeadMetrics headOrNull) {

  /** L1. */
  public double lossReconstruction() {
    return reconstruction.value();
  }

  /** How features lie to hidden units, or empty where nothing tells their axes apart. */
  public Optional<NeuronMetrics> neurons() {
    return Optional.ofNullable(neuronsOrNull);
  }

  /** The head's metrics, or empty without a head. */
  public Optional<HeadMetrics> head() {
    return Optional.ofNullable(headOrNull);
  }
}
