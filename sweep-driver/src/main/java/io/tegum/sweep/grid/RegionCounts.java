package io.tegum.sweep.grid;

/**
 * What a region's raw indices are; the rest are duplicates.
 *
 * @param trials number of trials
 * @param cut number cut by constraints
 */
record RegionCounts(long trials, long cut) {}
