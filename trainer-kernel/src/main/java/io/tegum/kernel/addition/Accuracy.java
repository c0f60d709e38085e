package io.tegum.kernel.addition;

/**
 * How well pairs were added. The arrays belong to this record.
 *
 * @param pairs how many
 * @param loss mean cross-entropy over pairs and places of the sum
 * @param rightAnswers of each place of the sum, units first, how many digits are right
 * @param rightSums how many sums have all digits right
 */
public record Accuracy(int pairs, double loss, long[] rightAnswers, long rightSums) {

  /** The share of digits that are right. */
  public double digits() {
    long right = 0;
    for (long each : rightAnswers) {
      right += each;
    }
    return right / ((double) pairs * rightAnswers.length);
  }

  /** The share of sums all of whose digits are right. */
  public double sums() {
    return rightSums / (double) pairs;
  }

  /** The share of digits that are right, of each place of the sum, units first. */
  public double[] byPlace() {
    double[] shares = new double[rightAnswers.length];
    for (int answer = 0; answer < shares.length; answer++) {
      shares[answer] = rightAnswers[answer] / (double) pairs;
    }
    return shares;
  }
}
