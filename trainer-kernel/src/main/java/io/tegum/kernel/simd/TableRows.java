package io.tegum.kernel.simd;

/**
 * Where the matrices of {@link TableOperations#weighSlope} begin in its memory.
 *
 * @param query a row
 * @param keys a row for each entry
 * @param values a row for each entry
 * @param weights rows of padded(heads) exponentials
 * @param tableSlope a row for each entry
 * @param querySlope a row
 * @param keySlopes a row for each entry
 * @param valueSlopes a row for each entry
 */
public record TableRows(
    int query,
    int keys,
    int values,
    int weights,
    int tableSlope,
    int querySlope,
    int keySlopes,
    int valueSlopes) {}
