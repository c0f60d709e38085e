package io.tegum.kernel.simd;

/**
 * Where the tables that {@link SparseOperations} work on begin in the same array; each has n rows
 * but the last.
 *
 * @param rows the array from its start on, and the columns of all tables
 * @param gram P = W'W
 * @param units -1 on the diagonal and -0 elsewhere
 * @param sums the sum of x d' over tokens
 * @param x tokens that are laid out densely, a token a row
 */
public record GramTables(Rows rows, int gram, int units, int sums, int x) {}
