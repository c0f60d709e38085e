package io.tegum.sweep.plan;

/**
 * The trials that one Spark job trains: those with raw grid indices in [first, end). {@link
 * Plan#bundles(Wave)} divides them.
 *
 * @param first raw index of its first trial
 * @param end 1 + raw index of its last trial
 * @param trials number of trials, 1 or more
 * @param bundles number of bundles, 1 to {@link Plan#MAX_WAVE_BUNDLES}
 * @param coreSeconds expected cost
 * @param bytes predicted bytes of its rows, before compression
 * @param weightBefore weight of all trials before it, from where its division goes on
 */
public record Wave(
    long first,
    long end,
    long trials,
    int bundles,
    double coreSeconds,
    long bytes,
    double weightBefore) {}
