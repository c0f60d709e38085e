package io.tegum.kernel.toy.metrics;

import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.theory.HeadTheory;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/**
 * What a trained head found.
 *
 * @param estimate L2 of this head: exact from the closed form or, behind a hidden activation, over
 *     held-out pairs
 * @param optimalLoss exact L2 of the best head of this rank at this W; NaN behind a hidden
 *     activation, where there is no closed form
 * @param spectrum of Omega = A'B
 * @param alignment cosines with What_i
 * @param dualAlignmentOrNull cosines with the unit vector of C^{-1} W a_i, an optimal head's vector
 *     for this target ({@link HeadTheory#dualDirections}); null behind a hidden activation
 * @param pairMatch assignment of singular triplets to pairs
 * @param recoveredLeft number of represented features i with max_k |u_k . What_i| &gt; .9, over the
 *     u_k that are not negligible ({@link Spectrum#NEGLIGIBLE_SIGMA})
 * @param recoveredRight likewise for v_k
 * @param subspaces how the singular vectors lie to the pairs' features and to the tegum factors
 */
public record HeadMetrics(
    Estimate estimate,
    double optimalLoss,
    Spectrum spectrum,
    Alignment alignment,
    Alignment dualAlignmentOrNull,
    PairMatch pairMatch,
    int recoveredLeft,
    int recoveredRight,
    Subspaces subspaces) {

  /**
   * All metrics of {@code head} (not modified).
   *
   * @param theory of the W that the head reads
   * @param pairs the pairs of interest, in the order of the pair scores
   */
  public static HeadMetrics of(
      Parameters.HeadParameters head, List<AttentionPair> pairs, HeadTheory theory) {
    Estimate loss = Estimate.exact(theory.loss(head.a(), head.b()));
    HeadMetrics sampled = sampled(head, pairs, theory.w(), loss);
    return new HeadMetrics(
        loss,
        theory.optimum().loss(head.a().numRows),
        sampled.spectrum,
        sampled.alignment,
        Alignment.dual(sampled.spectrum, theory),
        sampled.pairMatch,
        sampled.recoveredLeft,
        sampled.recoveredRight,
        sampled.subspaces);
  }

  /**
   * Those of a head behind a hidden activation, whose loss is sampled.
   *
   * @param w W, m x n (not modified)
   */
  public static HeadMetrics sampled(
      Parameters.HeadParameters head, List<AttentionPair> pairs, DMatrixRMaj w, Estimate loss) {
    Spectrum spectrum = Spectrum.of(head.a(), head.b());
    Alignment alignment = Alignment.raw(spectrum, w);
    return new HeadMetrics(
        loss,
        Double.NaN,
        spectrum,
        alignment,
        null,
        PairMatch.of(alignment, pairs),
        alignment.recoveredLeft(w),
        alignment.recoveredRight(w),
        Subspaces.of(spectrum, w, pairs, TegumFactor.of(w)));
  }

  /** L2 of this head. */
  public double loss() {
    return estimate.value();
  }

  /** Cosines with an optimal head's vectors, or empty behind a hidden activation. */
  public Optional<Alignment> dualAlignment() {
    return Optional.ofNullable(dualAlignmentOrNull);
  }
}
