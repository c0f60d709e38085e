package io.tegum.kernel.feedforward.theory;

/**
 * The best network each of whose neurons serves one output: which outputs get how many of m
 * neurons, by a dynamic programme over neurons. Where the losses are exact ({@link
 * DedicatedLosses#areExact}) no network without superposition does better, so a trained one that
 * does computes in superposition.
 *
 * @param neurons how many each output gets; owned by this record
 * @param loss its expected loss, the sum over outputs of importance times {@link DedicatedLosses}
 */
public record MonosemanticNetwork(int[] neurons, double loss) {

  /**
   * The best one with at most so many neurons.
   *
   * @param importance of each output. Not modified
   */
  public static MonosemanticNetwork of(double[] importance, int neurons, DedicatedLosses losses) {
    int useful = (int) Math.min(neurons, (long) losses.most() * importance.length);
    double[] best = new double[useful + 1]; // loss of the outputs so far with at most so many
    byte[][] chosen = new byte[importance.length][useful + 1];
    for (int k = 0; k < importance.length; k++) {
      double[] before = best.clone();
      for (int left = 0; left <= useful; left++) {
        best[left] = before[left] + importance[k] * losses.of(0);
        for (int own = 1; own <= Math.min(left, losses.most()); own++) {
          double loss = before[left - own] + importance[k] * losses.of(own);
          if (loss < best[left]) {
            best[left] = loss;
            chosen[k][left] = (byte) own;
          }
        }
      }
    }
    int[] share = new int[importance.length];
    int left = useful;
    for (int k = importance.length - 1; k >= 0; k--) {
      share[k] = chosen[k][left];
      left -= share[k];
    }
    return new MonosemanticNetwork(share, best[useful]);
  }
}
