package io.tegum.kernel.training;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Measures;
import io.tegum.kernel.family.Stage;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The course of one trial while a {@link Learner}'s steps go on: its curve, whether it must end,
 * and what became of it.
 */
final class TrialCourse {

  private final Trial trial;
  private final StopCheck stopCheck;
  private final List<CurvePoint> curve = new ArrayList<>();
  private long since = System.nanoTime(); // when the number of companions last changed
  private double secondsBefore;
  private int companions;
  private int stepsDone;
  private Measures measures;
  private TrialResult resultOrNull;
  private Throwable thrownByStopCheckOrNull;
  private Learner learner; // what follows, once it is prepared
  private int model;
  private RecordingSteps recordingSteps;
  private int steps;
  private double largestLoss;

  /**
   * A trial that nothing is done for yet.
   *
   * @param companions how many trials are trained together, this one included
   */
  TrialCourse(Trial trial, StopCheck stopCheck, int companions) {
    this.trial = trial;
    this.stopCheck = stopCheck;
    this.companions = companions;
  }

  Trial trial() {
    return trial;
  }

  /** From now on the trial has a share of its time with so many, itself included. */
  void shareWith(int companions) {
    secondsBefore = seconds();
    since = System.nanoTime();
    this.companions = companions;
  }

  /**
   * Prepares the trial as the given model of {@code learner}, and records its initial state.
   *
   * @param recordingSteps of this trial and its companions
   */
  void prepare(Learner learner, int model, RecordingSteps recordingSteps) {
    this.learner = learner;
    this.model = model;
    this.recordingSteps = recordingSteps;
    steps = learner.stages().stream().mapToInt(Stage::steps).sum();
    largestLoss = learner.largestLoss(model);
    learner.initialise(model);
    record();
  }

  boolean ended() {
    return resultOrNull != null;
  }

  /** What became of the trial; not null once it ended. */
  TrialResult result() {
    return resultOrNull;
  }

  /** Ends the trial when the loss of its next step says that it diverged. */
  void check(double loss) {
    if (!(loss <= largestLoss)) {
      String became = Double.isFinite(loss) ? Double.toString(loss) : "infinite or not a number";
      diverged("the batch loss became " + became);
    }
  }

  /** Takes note of a step. */
  void stepDone() {
    stepsDone++;
    if (recordingSteps.contains(stepsDone)) {
      // The last update of a stage is followed by no loss, so parameters are checked as well.
      Optional<String> fault = learner.store(model);
      if (fault.isPresent()) {
        diverged(fault.get());
      } else {
        record();
      }
    } else if (stepsDone % Trainer.STEPS_BETWEEN_CHECKS == 0) {
      askStopCheck();
    }
  }

  private void record() {
    curve.add(learner.point(model, stepsDone));
    askStopCheck();
  }

  /** Of a training that is done the stop check is not asked. */
  private void askStopCheck() {
    if (stepsDone == steps) {
      return;
    }
    String reason;
    try {
      reason = stopCheck.reasonToStopOrNull(seconds());
    } catch (RuntimeException | Error e) {
      thrownByStopCheckOrNull = e;
      throw e;
    }
    if (reason != null) {
      fail(reason);
    }
  }

  /** Measures the trained model, which was recorded. */
  void measure() {
    measures = learner.measure(model, curve);
  }

  /** Ends the trial after it was measured. */
  void complete() {
    resultOrNull = TrialResult.completed(trial, stepsDone, measures, curve, seconds());
  }

  private void diverged(String what) {
    String error = "diverged at step %d: %s".formatted(stepsDone, what);
    resultOrNull = TrialResult.diverged(trial, error, stepsDone, curve, seconds());
  }

  /** Ends the trial as a failed one. */
  void fail(String error) {
    resultOrNull = TrialResult.failed(trial, error, stepsDone, curve, seconds());
  }

  /** Whether the stop check threw {@code thrown}: then it is not the trial's failure. */
  boolean isStopChecks(Throwable thrown) {
    return thrown == thrownByStopCheckOrNull;
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - since) * 1e-9 / companions;
  }
}
