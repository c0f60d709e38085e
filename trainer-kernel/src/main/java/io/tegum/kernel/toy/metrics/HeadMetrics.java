package io.tegum.kernel.toy.metrics;

import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.theory.HeadTheory;
import java.util.List;

/**
 * What a trained head found.
 *
 * @param loss exact L2 of this head, from the closed form
 * @param optimalLoss exact L2 of the best head of this rank at this W
 * @param spectrum of Omega = A'B
 * @param alignment cosines with What_i
 * @param dualAlignment cosines with the unit vector of C^{-1} W a_i, an optimal head's vector for
 *     this target ({@link HeadTheory#dualDirections})
 * @param pairMatch assignment of singular triplets to pairs
 * @param recoveredLeft number of features i with max_k |u_k . What_i| &gt; .9, over the u_k that
 *     are not negligible ({@link Spectrum#NEGLIGIBLE_SIGMA})
 * @param recoveredRight likewise for v_k
 * @param subspaces how the singular vectors lie to the pairs' features and to the tegum factors
 */
public record HeadMetrics(
    double loss,
    double optimalLoss,
    Spectrum spectrum,
    Alignment alignment,
    Alignment dualAlignment,
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
    Spectrum spectrum = Spectrum.of(head.a(), head.b());
    Alignment alignment = Alignment.raw(spectrum, theory.w());
    return new HeadMetrics(
        theory.loss(head.a(), head.b()),
        theory.optimum().loss(head.a().numRows),
        spectrum,
        alignment,
        Alignment.dual(spectrum, theory),
        PairMatch.of(alignment, pairs),
        alignment.recoveredLeft(),
        alignment.recoveredRight(),
        Subspaces.of(spectrum, theory.w(), pairs, TegumFactor.of(theory.w())));
  }
}
