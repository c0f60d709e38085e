package io.tegum.analysis.addition;

import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.addition.AdditionData;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionTraining;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/** A sweep of small addition transformers, trained for a moment each. */
public final class AdditionSweep {
  public static final int HEADS = 6;

  private AdditionSweep() {}

  /** 2 numbers of heads x 2 sizes x 2 training sizes x 2 decays x 2 seeds. */
  public static List<TrialRow> rows() {
    List<TrialRow> rows = new ArrayList<>();
    for (int heads : new int[] {HEADS / 2, HEADS}) {
      for (int size : new int[] {1, 2}) {
        for (int pairs : new int[] {200, 400}) {
          for (double decay : new double[] {0.01, 1}) {
            for (long seed = 1; seed <= 2; seed++) {
              rows.add(row(new AdditionModel(2, 8, heads, size), pairs, decay, seed));
            }
          }
        }
      }
    }
    return rows;
  }

  private static TrialRow row(AdditionModel model, int pairs, double decay, long seed) {
    AdditionTrial trial =
        new AdditionTrial(
            model,
            new AdditionData(pairs, 100),
            new AdditionTraining(4, 50, 0.01, decay, 0.8),
            seed,
            4);
    return new TrialRow("addition", "0.1.0-test", Trainer.train(trial));
  }
}
