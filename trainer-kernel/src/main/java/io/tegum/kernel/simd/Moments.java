package io.tegum.kernel.simd;

/**
 * Parameters and what Adam's update of them goes by. The arrays are shared, not copied, and equally
 * long.
 *
 * @param parameters what is trained
 * @param gradient of the last step
 * @param first mean of the gradient
 * @param second mean of its square
 */
public record Moments(float[] parameters, float[] gradient, float[] first, float[] second) {}
