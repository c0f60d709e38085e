package io.tegum.kernel.simd;

/**
 * Where the rows of {@link TableOperations#softmaxErrors} begin in its memory.
 *
 * @param logits a row for each output
 * @param sums a row of the sums of exponentials, and one of the right outputs' distance from the
 *     largest logit
 * @param stride floats from one row to the next
 */
public record LogitRows(int logits, int sums, int stride) {}
