package io.tegum.kernel.addition.metrics;

import io.tegum.kernel.addition.Accuracy;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.data.Pairs;
import io.tegum.kernel.addition.table.TableAccuracy;
import io.tegum.kernel.addition.table.TableForm;
import java.util.ArrayList;
import java.util.List;

/**
 * What heads are worth: a head's part of the logits is added to, or taken from, what remains
 * without it. A head that is removed writes nothing, its value biases included.
 *
 * @param all the whole model
 * @param none without any head: no digit of the summands is seen
 * @param alone of each head, with all others removed
 * @param removed of each head, with it alone removed
 * @param carries the whole model's accuracy by length of carry chain
 */
public record HeadAblation(
    Accuracy all,
    Accuracy none,
    List<Accuracy> alone,
    List<Accuracy> removed,
    CarryChains carries) {

  /** On {@code pairs}. */
  public static HeadAblation of(TableForm form, Pairs pairs) {
    Counts counts = new Counts(form, pairs);
    for (int pair = 0; pair < pairs.count(); pair++) {
      counts.add(pair);
    }
    return new HeadAblation(
        counts.all.sum(),
        counts.none.sum(),
        counts.alone.stream().map(TableAccuracy::sum).toList(),
        counts.removed.stream().map(TableAccuracy::sum).toList(),
        counts.carries);
  }

  /** Accuracies while pairs are added. */
  private static final class Counts {

    private final TableForm form;
    private final AdditionModel model;
    private final Pairs pairs;
    private final TableAccuracy all;
    private final TableAccuracy none;
    private final List<TableAccuracy> alone = new ArrayList<>();
    private final List<TableAccuracy> removed = new ArrayList<>();
    private final CarryChains carries;
    private final double[] parts;
    private final double[] logits = new double[AdditionModel.OUTPUTS];

    Counts(TableForm form, Pairs pairs) {
      this.form = form;
      this.model = form.model();
      this.pairs = pairs;
      all = new TableAccuracy(pairs, model.answers());
      none = new TableAccuracy(pairs, model.answers());
      for (int head = 0; head < model.heads(); head++) {
        alone.add(new TableAccuracy(pairs, model.answers()));
        removed.add(new TableAccuracy(pairs, model.answers()));
      }
      carries = new CarryChains(model.digits());
      parts = new double[model.heads() * AdditionModel.OUTPUTS];
    }

    void add(int pair) {
      boolean isRight = true;
      int longest = 0;
      for (int answer = 0; answer < model.answers(); answer++) {
        form.parts(pairs, pair, answer, parts);
        boolean isAnswerRight = addAnswer(pair, answer);
        int chain = pairs.carryChain(pair, answer);
        carries.addAnswer(chain, isAnswerRight);
        longest = Math.max(longest, chain);
        isRight &= isAnswerRight;
      }
      carries.addSum(longest, isRight);
    }

    private boolean addAnswer(int pair, int answer) {
      double[] constant = new double[logits.length];
      double[] full = new double[logits.length];
      for (int o = 0; o < logits.length; o++) {
        constant[o] = form.constant(answer, o);
        full[o] = constant[o];
        for (int head = 0; head < model.heads(); head++) {
          full[o] += parts[head * logits.length + o];
        }
      }
      none.add(pair, answer, constant);
      for (int head = 0; head < model.heads(); head++) {
        addPart(constant, 1, head);
        alone.get(head).add(pair, answer, logits);
        addPart(full, -1, head);
        removed.get(head).add(pair, answer, logits);
      }
      return all.add(pair, answer, full);
    }

    private void addPart(double[] to, int sign, int head) {
      for (int o = 0; o < logits.length; o++) {
        logits[o] = to[o] + sign * parts[head * logits.length + o];
      }
    }
  }
}
