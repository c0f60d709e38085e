package io.tegum.kernel.simd;

/**
 * Lists of entries, one for each of some rows. The arrays are shared, not copied: who owns them
 * fills them anew.
 *
 * @param entry the entries, one list after the other
 * @param begin where the list of each row begins; one more at the end
 */
public record Lists(int[] entry, int[] begin) {}
