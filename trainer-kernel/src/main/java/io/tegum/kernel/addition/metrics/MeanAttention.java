package io.tegum.kernel.addition.metrics;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.data.Pairs;
import io.tegum.kernel.addition.table.TableForm;

/** Which places heads attend to. */
public final class MeanAttention {
  private MeanAttention() {}

  /**
   * The mean attention over pairs.
   *
   * @return H x (D + 1) x T: of each head, at each "=", to each place; 0 after the "="
   */
  public static double[] of(TableForm form, Pairs pairs) {
    AdditionModel model = form.model();
    double[] mean = new double[model.heads() * model.answers() * model.places()];
    double[] attention = new double[model.places()];
    for (int pair = 0; pair < pairs.count(); pair++) {
      for (int head = 0; head < model.heads(); head++) {
        for (int answer = 0; answer < model.answers(); answer++) {
          form.attention(pairs, pair, answer, head, attention);
          int at = (head * model.answers() + answer) * model.places();
          for (int place = 0; place < attention.length; place++) {
            mean[at + place] += attention[place] / pairs.count();
          }
        }
      }
    }
    return mean;
  }
}
