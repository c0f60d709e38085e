package io.tegum.kernel.addition.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.addition.AdditionData;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.AdditionTraining;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.addition.data.EpochOrder;
import io.tegum.kernel.addition.data.PairSets;
import io.tegum.kernel.addition.reference.PlainForm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the learner does against the plain form, AdamW and a cosine as textbooks have them. */
class TextbookTrainingTest {

  private static final AdditionTrial TRIAL =
      new AdditionTrial(
          new AdditionModel(2, 16, 6, 2),
          new AdditionData(330, 50),
          new AdditionTraining(8, 50, 0.01, 0.3, 0.8),
          5,
          3);

  /** Floats, whose rounding 48 steps of Adam enlarge. */
  private static final double TOLERANCE = 1e-4;

  private final AdditionParameters parameters = AdditionParameters.initial(TRIAL);
  private final AdditionParameters first = AdditionParameters.zeros(TRIAL.model());
  private final AdditionParameters second = AdditionParameters.zeros(TRIAL.model());
  private int updates;

  @Test
  void learnerTrainsAsTextbooksDo() {
    AdditionLearner learner = new AdditionLearner(TRIAL);
    learner.initialise(0);
    learner.begin(0);
    List<Double> losses = new ArrayList<>();
    for (int k = 0; k < TRIAL.steps(); k++) {
      learner.step(k);
      losses.add(learner.loss(0));
      learner.update(k);
    }

    List<Double> expected = textbook();
    assertThat(losses).hasSize(48).hasSameSizeAs(expected);
    for (int k = 0; k < losses.size(); k++) {
      assertThat(losses.get(k))
          .as("step %d", k)
          .isCloseTo(expected.get(k), within(TOLERANCE * expected.get(k)));
    }
    assertThat(losses.get(47)).isLessThan(losses.get(0));
  }

  /** Six whole batches of 50 an epoch; 30 of the 330 pairs are left out of each. */
  private List<Double> textbook() {
    PairSets sets = PairSets.of(TRIAL);
    PlainForm plain = new PlainForm(TRIAL.model());
    double[] logits = new double[50 * TRIAL.model().answers() * AdditionModel.OUTPUTS];
    List<Double> losses = new ArrayList<>();
    for (int epoch = 0; epoch < 8; epoch++) {
      int[] order = new EpochOrder(TRIAL.seed(), 330).of(epoch);
      double rate = 0.01 * (1 + Math.cos(Math.PI * epoch / 8)) / 2;
      for (int batch = 0; batch < 6; batch++) {
        losses.add(
            plain.loss(
                parameters, sets.training().select(order, 50 * batch, 50 * batch + 50), logits));
        update(plain.gradient(), rate);
      }
    }
    return losses;
  }

  private void update(AdditionParameters gradient, double rate) {
    updates++;
    for (int a = 0; a < AdditionParameters.NAMES.size(); a++) {
      double[] value = parameters.arrays().get(a);
      double[] slope = gradient.arrays().get(a);
      double[] mean = first.arrays().get(a);
      double[] square = second.arrays().get(a);
      for (int i = 0; i < value.length; i++) {
        mean[i] = 0.9 * mean[i] + 0.1 * slope[i];
        square[i] = 0.999 * square[i] + 0.001 * slope[i] * slope[i];
        double corrected = mean[i] / (1 - Math.pow(0.9, updates));
        double root = Math.sqrt(square[i] / (1 - Math.pow(0.999, updates)));
        value[i] -= rate * 0.3 * value[i] + rate * corrected / (root + 1e-8);
      }
    }
  }
}
