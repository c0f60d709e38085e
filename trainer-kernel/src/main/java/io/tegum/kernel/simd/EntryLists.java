package io.tegum.kernel.simd;

/**
 * For each pair of summands, the table rows of its digits. The array is not copied.
 *
 * @param entry row numbers, those of a pair side by side
 * @param places how many a pair has
 */
public record EntryLists(int[] entry, int places) {}
