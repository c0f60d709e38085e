package io.tegum.kernel.optimiser;

/**
 * Where the vectors stand, features' directions for instance, that {@link Growth} acts on: entry k
 * of vector v is at v step + k lengthStep, of the first {@code count} vectors of {@code length}.
 *
 * @param weights the array that holds them
 */
record Vectors(Weights weights, int count, int step, int length, int lengthStep) {}
