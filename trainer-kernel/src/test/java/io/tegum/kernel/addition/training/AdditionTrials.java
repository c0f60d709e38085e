package io.tegum.kernel.addition.training;

import io.tegum.kernel.addition.AdditionData;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.AdditionTraining;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.training.StopCheck;
import io.tegum.kernel.training.Trainer;
import java.util.List;

/** Small trials of several shapes, and what they come to, as hex of the bits. */
final class AdditionTrials {

  private AdditionTrials() {}

  /** Prints a line a trial: for the test that runs this in other JVMs. */
  public static void main(String[] arguments) {
    lines(all()).forEach(System.out::println);
  }

  static List<AdditionTrial> all() {
    return List.of(
        trial(new AdditionModel(2, 24, 32, 2), 0.8),
        trial(new AdditionModel(2, 16, 16, 1), 0.8),
        trial(new AdditionModel(3, 20, 5, 3), 0.8),
        trial(new AdditionModel(2, 33, 8, 8), 0.8),
        trial(new AdditionModel(2, 7, 1, 20), 0.8),
        trial(new AdditionModel(4, 16, 48, 2), 0.8),
        // Scores too far apart for tables in float, and in double.
        trial(new AdditionModel(2, 16, 4, 2), 4),
        trial(new AdditionModel(2, 16, 4, 2), 9));
  }

  private static AdditionTrial trial(AdditionModel model, double initialScale) {
    return new AdditionTrial(
        model,
        new AdditionData(700, 150),
        new AdditionTraining(3, 150, 0.01, 0.01, initialScale),
        7,
        4);
  }

  static List<String> lines(List<AdditionTrial> trials) {
    return Trainer.train(trials, StopCheck.NEVER).stream().map(AdditionTrials::line).toList();
  }

  private static String line(TrialResult result) {
    AdditionMeasures measures = (AdditionMeasures) result.measures().orElseThrow();
    int mixed = 1;
    for (double[] array : measures.parameters().arrays()) {
      mixed = mix(mixed, array);
    }
    AdditionPoint last = (AdditionPoint) result.curve().get(result.curve().size() - 1);
    AdditionParameters parameters = measures.parameters();
    return "%s %08x %08x %016x %016x %016x"
        .formatted(
            result.trial().trialId(),
            Float.floatToRawIntBits((float) parameters.wE()[0]),
            mixed,
            Double.doubleToRawLongBits(last.training().loss()),
            Double.doubleToRawLongBits(measures.lossTotal()),
            Double.doubleToRawLongBits(measures.digitPairs().participationRatio()));
  }

  private static int mix(int mixed, double[] values) {
    int result = mixed;
    for (double value : values) {
      result = 31 * result + Float.floatToRawIntBits((float) value);
    }
    return result;
  }
}
