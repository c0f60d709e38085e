package io.tegum.kernel.simd;

/**
 * Present features of tokens and their values, side by side: a token with k of them has k slots, at
 * equal distances. The arrays are shared, not copied.
 *
 * @param feature the feature of each slot
 * @param value its value
 */
public record Slots(int[] feature, float[] value) {}
