package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.toy.metrics.NeuronMetrics;
import java.util.Optional;

/**
 * One recorded step of a trial of the toy model. The arrays belong to this record and must not be
 * changed; those of the head are null in a trial without one.
 *
 * @param step optimiser steps done, 0 at initialisation; the second phase goes on counting
 * @param reconstruction L1: exact where there is a closed form, else over held-out tokens
 * @param head L2: exact or, behind a hidden activation, over held-out pairs; none without a head
 * @param pairScoreOrNull per pair, NaN where undefined
 * @param singularValuesOrNull of Omega, descending
 * @param featureNorms |W_i|
 * @param featureDimensionality D_i, NaN where |W_i| is ~0
 * @param maxOverlap largest |What_i . What_j| over represented features, NaN with fewer than two
 * @param neuronsOrNull how features lie to hidden units; null where nothing tells their axes apart
 */
public record ToyPoint(
    int step,
    Estimate reconstruction,
    Estimate head,
    double[] pairScoreOrNull,
    double[] singularValuesOrNull,
    double[] featureNorms,
    double[] featureDimensionality,
    double maxOverlap,
    NeuronMetrics neuronsOrNull)
    implements CurvePoint {

  /** L1. */
  public double lossReconstruction() {
    return reconstruction.value();
  }

  /** L2; NaN without a head. */
  public double lossHead() {
    return head.value();
  }

  /** How features lie to hidden units, or empty where nothing tells their axes apart. */
  public Optional<NeuronMetrics> neurons() {
    return Optional.ofNullable(neuronsOrNull);
  }
}
