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
  static final int STEPS_BETWEEN_CHECKS = 64;

  private static final System.Logger LOGGER = System.getLogger(Trainer.class.getName());

  private Trainer() {}

  /** Trains {@code trial} to its end, or to where it diverges or fails. */
  public static TrialResult train(Trial trial) {
    return train(trial, StopCheck.NEVER);
  }

  /**
   * Trains {@code trial} to its end, or to where it diverges, fails or {@code stopCheck} stops it.
   * What our own code throws is a result: a failed trial with the steps done and the curve so far.
   * Errors of the JVM or the class path are no trial's own and are thrown on.
   */
  public static TrialResult train(Trial trial, StopCheck stopCheck) {
    TrialCourse course = new TrialCourse(trial, stopCheck, 1);
    try {
      train(new TrialCourse[] {course});
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (course.isStopChecks(e)) {
        throw e;
      }
      course.fail(e.toString());
    }
    return course.result();
  }

  /**
   * Trains trials of one family that may differ in anything; results are those of {@link
   * #train(Trial, StopCheck)}, in the same order. Neighbours that a learner trains at once share
   * its time: of that each that has not ended is charged, and {@code stopCheck} told, an equal
   * part.
   */
  public static List<TrialResult> train(List<? extends Trial> trials, StopCheck stopCheck) {
    List<TrialResult> results = new ArrayList<>(trials.size());
    for (int first = 0; first < trials.size(); ) {
      int end = trials.get(first).family().endOfCompany(trials, first);
      results.addAll(trainTogether(trials.subList(first, end), stopCheck));
      first = end;
    }
    return results;
  }

  /** Of several trials, what goes wrong is left to each alone. */
  private static List<TrialResult> trainTogether(
      List<? extends Trial> trials, StopCheck stopCheck) {
    if (trials.size() > 1) {
      Optional<List<TrialResult>> together = attempt(trials, stopCheck);
      if (together.isPresent()) {
        return together.get();
      }
    }
    return trials.stream().map(trial -> train(trial, stopCheck)).toList();
  }

  /**
   * Empty when our own code threw: nothing that this held is then in the way of another attempt.
   */
  private static Optional<List<TrialResult>> attempt(
      List<? extends Trial> trials, StopCheck stopCheck) {
    TrialCourse[] courses = courses(trials, stopCheck);
    try {
      return Optional.of(train(courses));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      if (Stream.of(courses).anyMatch(course -> course.isStopChecks(e))) {
        throw e;
      }
      LOGGER.log(Level.WARNING, "Trials are trained one by one, as together they failed: " + e);
      return Optional.empty();
    }
  }

  static TrialCourse[] courses(List<? extends Trial> trials, StopCheck stopCheck) {
    return trials.stream()
        .map(trial -> new TrialCourse(trial, stopCheck, trials.size()))
        .toArray(TrialCourse[]::new);
  }

  /** Trains one trial, or several by one learner, to their ends. */
  static List<TrialResult> train(TrialCourse... courses) {
    List<Trial> trials = Stream.of(courses).map(TrialCourse::trial).toList();
    Family family = trials.get(0).family();
    try (Learner learner = family.learner(trials)) {
      List<Stage> stages = learner.stages();
      RecordingSteps recordingSteps = new RecordingSteps(trials.get(0).recordPoints(), stages);
      for (int model = 0; model < courses.length; model++) {
        courses[model].prepare(learner, model, recordingSteps);
      }
      run(stages, learner, courses);
      living(courses).forEach(TrialCourse::measure);
      living(courses).forEach(TrialCourse::complete);
      return Stream.of(courses).map(TrialCourse::result).toList();
    }
  }

  private static void run(List<Stage> stages, Learner learner, TrialCourse[] courses) {
    int living = living(courses).size();
    long step = 0;
    for (int stage = 0; stage < stages.size(); stage++) {
      learner.begin(stage);
      for (int k = 0; k < stages.get(stage).steps() && living > 0; k++) {
        learner.step(step++);
        check(learner, courses);
        learner.update(k);
        int left = stepDone(courses);
        if (left < living) {
          living = left;
          living(courses).forEach(each -> each.shareWith(left));
        }
      }
    }
  }

  private static List<TrialCourse> living(TrialCourse[] courses) {
    return Stream.of(courses).filter(course -> !course.ended()).toList();
  }

  /** Ends those that diverged. */
  private static void check(Learner learner, TrialCourse[] courses) {
    for (int model = 0; model < courses.length; model++) {
      if (!courses[model].ended()) {
        courses[model].check(learner.loss(model));
      }
    }
  }

  /** Returns how many go on. */
  private static int stepDone(TrialCourse[] courses) {
    int living = 0;
    for (TrialCourse course : courses) {
      if (!course.ended()) {
        course.stepDone();
        living += course.ended() ? 0 : 1;
      }
    }
    return living;
  }
}
