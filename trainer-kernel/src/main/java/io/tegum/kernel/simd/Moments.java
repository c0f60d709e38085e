package io.tegum.kernel.simd;

/**
 * Parameters and what Adam's update of them goes by. The arrays are shared, not copied, and equally
 * long; both ends of the range are multiples of {@link PanelOperations#LANES}.
 *
 * @param parameters what is trained
 * @param gradient of the last step
 * @param first mean of the gradient
 * @param second mean of its square
 * @param begin first parameter that is updated
 * @param end one past the last
 */
public record Moments(
    float[] parameters, float[] gradient, float[] first, float[] second, int begin, int end) {}
