package io.tegum.kernel.training;

import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Stage;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Trains trials of any family: each is a pure function of its configuration, whichever others are
 * trained with it. A step is: draw tokens, losses and gradient, check for divergence, update. The
 * steps themselves allocate nothing.
 */
public final class Trainer {

  /** Some tens of microseconds for the smallest model: asking costs nothing beside it. */
  static final int STEPS_BETWEEN_CHECKPOINTS = 64;

  private static final System.Logger LOGGER = System.getLogger(Trainer.class.getName());

  private Trainer() {}

  /** Trains {@code trial} to its end, or to where it diverges or fails. */
  public static TrialResult train(Trial trial) {
    return train(trial, Checkpoint.NEVER);
  }

  /**
   * Trains {@code trial} to its end, or to where it diverges, fails or {@code checkpoint} stops it.
   * What our own code throws is a result: a failed trial with the steps done and the curve so far.
   * Errors of the JVM or the class path are no trial's own and are thrown on.
   */
  public static TrialResult train(Trial trial, Checkpoint checkpoint) {
    Training training = new Training(trial, checkpoint, 1);
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
   * Trains trials of one family that may differ in anything; results are those of {@link
   * #train(Trial, Checkpoint)}, in the same order. Neighbours that a learner trains at once share
   * its time: of that each that has not ended is charged, and {@code checkpoint} told, an equal
   * part.
   */
  public static List<TrialResult> train(List<? extends Trial> trials, Checkpoint checkpoint) {
    List<TrialResult> results = new ArrayList<>(trials.size());
    for (int first = 0; first < trials.size(); ) {
      int end = trials.get(first).family().endOfCompany(trials, first);
      results.addAll(trainTogether(trials.subList(first, end), checkpoint));
      first = end;
    }
    return results;
  }

  /** Of several trials, what goes wrong is left to each alone. */
  private static List<TrialResult> trainTogether(
      List<? extends Trial> trials, Checkpoint checkpoint) {
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
      List<? extends Trial> trials, Checkpoint checkpoint) {
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

  static Training[] trainings(List<? extends Trial> trials, Checkpoint checkpoint) {
    return trials.stream()
        .map(trial -> new Training(trial, checkpoint, trials.size()))
        .toArray(Training[]::new);
  }

  /** Trains one trial, or several by one learner, to their ends. */
  static List<TrialResult> train(Training... trainings) {
    List<Trial> trials = Stream.of(trainings).map(Training::trial).toList();
    Family family = trials.get(0).family();
    try (Learner learner = family.learner(trials)) {
      List<Stage> stages = learner.stages();
      RecordingSteps recordingSteps = new RecordingSteps(trials.get(0).recordPoints(), stages);
      for (int model = 0; model < trainings.length; model++) {
        trainings[model].prepare(learner, model, recordingSteps);
      }
      run(stages, learner, trainings);
      living(trainings).forEach(Training::measure);
      living(trainings).forEach(Training::complete);
      return Stream.of(trainings).map(Training::result).toList();
    }
  }

  private static void run(List<Stage> stages, Learner learner, Training[] trainings) {
    int living = living(trainings).size();
    long step = 0;
    for (int stage = 0; stage < stages.size(); stage++) {
      learner.begin(stage);
      for (int k = 0; k < stages.get(stage).steps() && living > 0; k++) {
        learner.step(step++);
        check(learner, trainings);
        learner.update(k);
        int left = stepDone(trainings);
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
  private static void check(Learner learner, Training[] trainings) {
    for (int model = 0; model < trainings.length; model++) {
      if (!trainings[model].ended()) {
        trainings[model].check(learner.loss(model));
      }
    }
  }

  /** Returns how many go on. */
  private static int stepDone(Training[] trainings) {
    int living = 0;
    for (Training training : trainings) {
      if (!training.ended()) {
        training.stepDone();
        living += training.ended() ? 0 : 1;
      }
    }
    return living;
  }
}
