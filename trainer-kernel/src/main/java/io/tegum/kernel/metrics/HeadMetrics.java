package io.tegum.kernel.metrics;

/**
 * What a trained head found.
 *
 * @param loss exact L2 of this head, from the closed form
 * @param optimalLoss exact L2 of the best head of this rank at this W
 * @param spectrum of Omega = A'B
 * @param alignment cosines with What_i
 * @param dualAlignment cosines with the unit vector of C^{-1} W a_i, an optimal head's vector
 * @param pairMatch assignment of singular triplets to pairs
 * @param recoveredLeft number of features i with max_k |u_k . What_i| &gt; .9
 * @param recoveredRight likewise for v_k
 */
public record HeadMetrics(
    double loss,
    double optimalLoss,
    Spectrum spectrum,
    Alignment alignment,
    Alignment dualAlignment,
    PairMatch pairMatch,
    int recoveredLeft,
    int recoveredRight) {}
