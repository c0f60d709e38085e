package io.tegum.kernel.simd;

/**
 * What turns z into errors, and what errors are added up in: x' = z + bias where that is above
 * {@code floor} and else floor, g = slope (x' - x); d = g where z + bias is above floor, else 0.
 * The arrays are shared, not copied.
 *
 * @param floor 0 for ReLU, negative infinity for the identity
 * @param bias b
 * @param slope 2 I_i / B'
 * @param biasGradient the sums of d
 * @param loss the sums of g (x' - x)
 */
public record Reconstruction(
    float floor, float[] bias, float[] slope, float[] biasGradient, float[] loss) {}
