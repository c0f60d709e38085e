package io.tegum.kernel.toy.training;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.LearningRate;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.StackedStep;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Trains trials: each is a pure function of its configuration, whichever others are trained with
 * it. A step is: draw tokens, losses and gradient, check for divergence, update. The steps
 * themselves allocate nothing.
 */
public final class Trainer {

  /** Some tens of microseconds for the smallest model: asking costs nothing beside it. */
  static final int STEPS_BETWEEN_CHECKPOINTS = 64;

  private static final System.Logger LOGGER = System.getLogger(Trainer.class.getName());

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
      train(new Training[] {training});
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
   * StackedStep} trains at once share its time: of that each that has not ended is charged, and
   * {@code checkpoint} told, an equal part.
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

  /** Of several trials, what goes wrong is left to each alone. */
  private static List<TrialResult> trainTogether(
      List<TrialConfiguration> trials, Checkpoint checkpoint) {
    if (trials.size() > 1) {
      Optional<List<TrialResult>> together = attempt(trials, checkpoint);
      if (together.isPresent()) {
        return together.get();
      }
    }
    return trials.stream().map(trial -> train(trial, checkpoint)).toList();
  }

  /**
   * Empty when our own code threw: nothing that this held is then in the way of another attempt.
   */
  private static Optional<List<TrialResult>> attempt(
      List<TrialConfiguration> trials, Checkpoint checkpoint) {
    Training[] trainings = trainings(trials, checkpoint);
    try {
      return Optional.of(train(trainings));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (Stream.of(trainings).anyMatch(training -> training.isCheckpoints(e))) {
        throw e;
      }
      LOGGER.log(Level.WARNING, "Trials are trained one by one, as together they failed: " + e);
      return Optional.empty();
    }
  }

  static Training[] trainings(List<TrialConfiguration> trials, Checkpoint checkpoint) {
    return trials.stream()
        .map(trial -> new Training(trial, checkpoint, trials.size()))
        .toArray(Training[]::new);
  }

  /** Trains one trial, or several by one {@link StackedStep}, to their ends. */
  static List<TrialResult> train(Training... trainings) {
    List<TrialConfiguration> trials = Stream.of(trainings).map(Training::configuration).toList();
    TrialConfiguration first = trials.get(0);
    List<Phase> phases = Phase.of(first.training().schedule());
    RecordingSteps recordingSteps =
        new RecordingSteps(first.recordPoints(), phases.size(), first.training().steps());
    try (Models models = Models.of(trials)) {
      for (int model = 0; model < trainings.length; model++) {
        trainings[model].prepare(models, model, recordingSteps);
      }
      run(phases, first.training(), models, trainings);
      living(trainings).forEach(Training::measure);
      living(trainings).forEach(Training::complete);
      return Stream.of(trainings).map(Training::result).toList();
    }
  }

  private static void run(
      List<Phase> phases, TrainingConfiguration training, Models models, Training[] trainings) {
    int living = living(trainings).size();
    long step = 0;
    for (Phase phase : phases) {
      LearningRate learningRate = new LearningRate(training);
      FloatOptimizer optimizer = models.optimizer(phase);
      for (int k = 0; k < training.steps() && living > 0; k++) {
        models.step(phase, step++);
        check(models, trainings);
        optimizer.update(learningRate.at(k));
        int left = stepDone(models, trainings);
        if (left < living) {
          living = left;
          living(trainings).forEach(each -> each.shareWith(left));
        }
      }
    }
  }

  private static List<Training> living(Training[] trainings) {
    return Stream.of(trainings).filter(training -> !training.ended()).toList();
  }

  /** Ends those that diverged. */
  private static void check(Models models, Training[] trainings) {
    for (int model = 0; model < trainings.length; model++) {
      if (!trainings[model].ended()) {
        trainings[model].check(models.loss(model));
      }
    }
  }

  /** Returns how many go on. */
  private static int stepDone(Models models, Training[] trainings) {
    int living = 0;
    for (int model = 0; model < trainings.length; model++) {
      if (!trainings[model].ended()) {
        trainings[model].stepDone(models, model);
        living += trainings[model].ended() ? 0 : 1;
      }
    }
    return living;
  }
}
