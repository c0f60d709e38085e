package io.tegum.kernel.addition.training;

import io.tegum.kernel.addition.Accuracy;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.data.PairSets;
import io.tegum.kernel.addition.metrics.DigitPairs;
import io.tegum.kernel.addition.metrics.HeadAblation;
import io.tegum.kernel.addition.metrics.MeanAttention;
import io.tegum.kernel.addition.metrics.Projections;
import io.tegum.kernel.addition.metrics.TokenCircuits;
import io.tegum.kernel.addition.table.TableAccuracy;
import io.tegum.kernel.addition.table.TableForm;
import io.tegum.kernel.family.Measures;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a trained addition transformer.
 *
 * @param parameters trained parameters, rounded to float
 * @param training accuracy on the training pairs
 * @param ablation on the test pairs, of all heads, none, and each
 * @param digitPairs how heads share pairs of units digits
 * @param attention H x (D + 1) x T, mean over the test pairs
 * @param digits projections of digits' embeddings
 * @param places projections of places' embeddings
 * @param circuits of each head
 */
public record AdditionMeasures(
    AdditionParameters parameters,
    Accuracy training,
    HeadAblation ablation,
    DigitPairs digitPairs,
    double[] attention,
    Projections digits,
    Projections places,
    List<TokenCircuits> circuits)
    implements Measures {

  /** Measures {@code parameters}, which must not change any more. */
  public static AdditionMeasures of(AdditionParameters parameters, PairSets pairs) {
    AdditionModel model = parameters.model();
    TableForm form = new TableForm(parameters);
    List<TokenCircuits> circuits = new ArrayList<>();
    for (int head = 0; head < model.heads(); head++) {
      circuits.add(TokenCircuits.of(parameters, head));
    }
    return new AdditionMeasures(
        parameters,
        TableAccuracy.of(form, pairs.training()),
        HeadAblation.of(form, pairs.test()),
        DigitPairs.of(form, pairs.test()),
        MeanAttention.of(form, pairs.test()),
        Projections.ofDigits(parameters),
        Projections.ofPlaces(parameters),
        circuits);
  }

  /** The loss on pairs that were not trained on. */
  @Override
  public double lossTotal() {
    return ablation.all().loss();
  }

  /** Accuracy on the test pairs. */
  public Accuracy test() {
    return ablation.all();
  }
}
