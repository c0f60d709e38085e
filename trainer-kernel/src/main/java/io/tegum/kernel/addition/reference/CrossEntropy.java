package io.tegum.kernel.addition.reference;

/** Cross-entropy of one place's logits, in double. */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * -log p[label] with p = softmax(logits), and its gradient share (p - onehot(label)).
   *
   * @param logits from position {@code at} on
   * @param label the right output
   * @param share factor of the gradient
   * @param dLogits Modified: the gradient, of as many outputs as this has
   */
  public static double of(double[] logits, int at, int label, double share, double[] dLogits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int o = 0; o < dLogits.length; o++) {
      largest = Math.max(largest, logits[at + o]);
    }
    double sum = 0;
    for (int o = 0; o < dLogits.length; o++) {
      dLogits[o] = StrictMath.exp(logits[at + o] - largest);
      sum += dLogits[o];
    }
    for (int o = 0; o < dLogits.length; o++) {
      dLogits[o] = share * (dLogits[o] / sum - (o == label ? 1 : 0));
    }
    return StrictMath.log(sum) + largest - logits[at + label];
  }
}
