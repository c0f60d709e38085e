package io.tegum.kernel.toy.reference;

/**
 * Batch means of the losses.
 *
 * @param reconstruction L1, summed over features, mean over tokens; 0 where it was not evaluated
 * @param head L2, mean over pairs of tokens; 0 where no head was evaluated
 * @param penalty mu mean over tokens of sum_a |h_a| + nu sum |W|; 0 where W is frozen
 * @param total what the gradient is of: L1 + penalty, L1 + lambda L2 + penalty, or L2
 */
public record Losses(double reconstruction, double head, double penalty, double total) {}
