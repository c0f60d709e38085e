package io.tegum.kernel.addition.table;

import io.tegum.kernel.addition.Accuracy;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.data.Pairs;
import io.tegum.kernel.addition.reference.CrossEntropy;

/** Accuracies in double, from logits that are given place by place. */
public final class TableAccuracy {

  private final Pairs pairs;
  private final double[] slopes = new double[AdditionModel.OUTPUTS];
  private final boolean[] wrong;
  private final long[] right;
  private double loss;

  /** Of {@code pairs}, which have {@code answers} digits. */
  public TableAccuracy(Pairs pairs, int answers) {
    this.pairs = pairs;
    this.wrong = new boolean[pairs.count()];
    this.right = new long[answers];
  }

  /** The accuracy of {@code form} on {@code pairs}. */
  public static Accuracy of(TableForm form, Pairs pairs) {
    TableAccuracy accuracy = new TableAccuracy(pairs, form.model().answers());
    double[] logits = new double[AdditionModel.OUTPUTS];
    for (int pair = 0; pair < pairs.count(); pair++) {
      for (int answer = 0; answer < form.model().answers(); answer++) {
        form.logits(pairs, pair, answer, logits, 0);
        accuracy.add(pair, answer, logits);
      }
    }
    return accuracy.sum();
  }

  /**
   * Counts one place of one pair; each is to be given once.
   *
   * @param logits of its outputs
   * @return whether the largest logit, the first of equals, is the right one
   */
  public boolean add(int pair, int answer, double[] logits) {
    int label = pairs.sumDigit(pair, answer);
    loss += CrossEntropy.of(logits, 0, label, 0, slopes);
    int best = 0;
    for (int o = 1; o < logits.length; o++) {
      if (logits[o] > logits[best]) {
        best = o;
      }
    }
    if (best == label) {
      right[answer]++;
    } else {
      wrong[pair] = true;
    }
    return best == label;
  }

  /** The accuracy of all that was added. */
  public Accuracy sum() {
    long sums = 0;
    for (boolean isWrong : wrong) {
      sums += isWrong ? 0 : 1;
    }
    return new Accuracy(
        pairs.count(), loss / ((double) pairs.count() * right.length), right.clone(), sums);
  }
}
