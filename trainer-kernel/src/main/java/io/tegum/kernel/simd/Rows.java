package io.tegum.kernel.simd;

/**
 * Rows that follow one another in an array. The array is shared, not copied.
 *
 * @param floats the rows
 * @param columns floats of a row
 */
public record Rows(float[] floats, int columns) {}
