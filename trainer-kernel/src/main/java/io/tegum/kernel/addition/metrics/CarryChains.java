package io.tegum.kernel.addition.metrics;

import io.tegum.kernel.addition.data.Pairs;

/**
 * Accuracy by how far carries come: of single digits by the chain of the carry that arrives at
 * them, of whole sums by their longest chain. Indices are lengths 0 to D, as {@link
 * Pairs#carryChain} counts them.
 */
public final class CarryChains {

  private final long[] answers;
  private final long[] rightAnswers;
  private final long[] sums;
  private final long[] rightSums;

  CarryChains(int digits) {
    answers = new long[digits + 1];
    rightAnswers = new long[digits + 1];
    sums = new long[digits + 1];
    rightSums = new long[digits + 1];
  }

  void addAnswer(int chain, boolean isRight) {
    answers[chain]++;
    rightAnswers[chain] += isRight ? 1 : 0;
  }

  void addSum(int longestChain, boolean isRight) {
    sums[longestChain]++;
    rightSums[longestChain] += isRight ? 1 : 0;
  }

  /** The share of right digits by the chain that arrives at them; NaN where there is no digit. */
  public double[] answerAccuracy() {
    return shares(rightAnswers, answers);
  }

  /** The share of right sums by their longest chain; NaN where there is no sum. */
  public double[] sumAccuracy() {
    return shares(rightSums, sums);
  }

  /** How many digits there were of each length. */
  public long[] answers() {
    return answers.clone();
  }

  /** How many sums there were of each length. */
  public long[] sums() {
    return sums.clone();
  }

  private static double[] shares(long[] right, long[] all) {
    double[] shares = new double[all.length];
    for (int k = 0; k < all.length; k++) {
      shares[k] = all[k] == 0 ? Double.NaN : right[k] / (double) all[k];
    }
    return shares;
  }
}
