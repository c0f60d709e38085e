package io.tegum.kernel.training;

import io.tegum.kernel.fast.FloatOptimizer;
import io.tegum.kernel.fast.StackedStep;
import io.tegum.kernel.model.TrainingConfiguration;
import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.kernel.optimiser.LearningRate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Trains trials: each is a pure function of its configuration, whichever others are trained with
 * it. A step is: draw tokens, losses and gradient, check for divergence, update. The steps
 * themselves allocate nothing.
 */
public final class Trainer {

  /** Some tens of microseconds for the smallest model: asking costs nothing beside it. */
  static final int STEPS_BETWEEN_CHECKPOINTS = 64;

  private Trainer() {}

  /** Trains {@code configuration} to its end, or to where it diverges or fails. */
  public static TrialResult train(TrialConfiguration configuration) {
    return train(configuration, Checkpoint.NEVER);
  }

  /**
   * Trains {@code configuration} to its end, or to where it diverges, fails or {@code checkpoint}
   * stops it. What our own code throws is a result: a failed trial with the steps done and the
   * curve so far. Errors of the JVM or the class path are no trial's own and are thrown on.
   */
  public static TrialResult train(TrialConfiguration configuration, Checkpoint checkpoint) {
    Training training = new Training(configuration, checkpoint, 1);
    try {
      train(training);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (training.isCheckpoints(e)) {
        throw e;
      }
      training.fail(e.toString());
    }
    return training.result();
  }

  /**
   * Trains trials that may differ in anything; results are those of {@link
   * #train(TrialConfiguration, Checkpoint)}, in the same order. Neighbours that a {@link
   * StackedStep} trains at once share its time: of that each is charged, and {@code checkpoint}
   * told, an equal part.
   */
  public static List<TrialResult> train(List<TrialConfiguration> trials, Checkpoint checkpoint) {
    List<TrialResult> results = new ArrayList<>(trials.size());
    for (int first = 0; first < trials.size(); ) {
      int end = StackedStep.endOfStack(trials, first);
      results.addAll(trainTogether(trials.subList(first, end), checkpoint));
      first = end;
    }
    return results;
  }

  /** What goes wrong among several is left to those who train alone. */
  static List<TrialResult> trainTogether(List<TrialConfiguration> trials, Checkpoint checkpoint) {
    Training[] trainings =
        trials.stream()
            .map(trial -> new Training(trial, checkpoint, trials.size()))
            .toArray(Training[]::new);
    if (trainings.length > 1) {
      try {
        train(trainings);
        return Stream.of(trainings).map(Training::result).toList();
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        if (Stream.of(trainings).anyMatch(training -> training.isCheckpoints(e))) {
          throw e;
        }
      }
    }
    return trials.stream().map(trial -> train(trial, checkpoint)).toList();
  }

  private static void train(Training... trainings) {
    List<TrialConfiguration> trials = Stream.of(trainings).map(Training::configuration).toList();
    TrainingConfiguration training = trials.get(0).training();
    try (Models models = Models.of(trials)) {
      for (int model = 0; model < trainings.length; model++) {
        trainings[model].prepare(models, model);
      }
      long step = 0;
      for (Phase phase : Phase.of(training.schedule())) {
        LearningRate learningRate = new LearningRate(training);
        FloatOptimizer optimizer = models.optimizer(phase);
        for (int k = 0; k < training.steps() && anyIn(trainings); k++) {
          models.step(phase, step++);
          check(models, trainings);
          optimizer.update(learningRate.at(k));
          stepDone(models, trainings);
        }
      }
      for (Training each : trainings) {
        if (!each.ended()) {
          each.complete();
        }
      }
    }
  }

  private static boolean anyIn(Training[] trainings) {
    for (Training each : trainings) {
      if (!each.ended()) {
        return true;
      }
    }
    return false;
  }

  private static void check(Models models, Training[] trainings) {
    for (int model = 0; model < trainings.length; model++) {
      if (!trainings[model].ended()) {
        trainings[model].check(models.loss(model));
      }
    }
  }

  private static void stepDone(Models models, Training[] trainings) {
    for (int model = 0; model < trainings.length; model++) {
      if (!trainings[model].ended()) {
        trainings[model].stepDone(models, model);
      }
    }
  }
}
