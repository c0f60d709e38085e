package io.tegum.kernel.simd;

/**
 * The sequence of random numbers of each model in a row, and room to work on them. The arrays are
 * shared, not copied.
 *
 * @param state of each model's sequence, at its {@link StackedOperations#slot}
 * @param ahead as many counters
 * @param numbers rows of numbers
 */
public record StackedSequences(long[] state, long[] ahead, int[] numbers) {}
