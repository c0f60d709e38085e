package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimisationSettings;
import io.tegum.kernel.optimiser.OptimizerKind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How a trial is trained.
 *
 * @param schedule which parameters on which loss
 * @param optimisation steps, batch, update rule and rates of each phase
 * @param initialScale factor on the standard deviation of the initial W, A and B, in (0, 1000]; 1
 *     is Xavier normal
 * @param dropout q, the probability that a hidden unit of a token is dropped in training, in [0,
 *     1); the others are scaled by 1 / (1 - q)
 */
public record TrainingConfiguration(
    Schedule schedule, Optimisation optimisation, double initialScale, double dropout)
    implements Serializable {

  private static final Kind.Real SCALE_RANGE =
      Kind.real("in (0, 1000]", scale -> scale > 0 && scale <= 1000);

  private static final Kind.Real DROPOUT_RANGE = Kind.real("in [0, 1)", q -> q >= 0 && q < 1);

  static final Setting<Schedule> SCHEDULE =
      Setting.of("training.schedule", Kind.label(Schedule.class))
          .defaultsBy(
              sections ->
                  sections.contains(HeadConfiguration.SECTION)
                      ? Schedule.JOINT
                      : Schedule.REPRESENTATION_ONLY)
          .meaning("joint, representation-then-head or representation-only")
          .from(TrialConfiguration.class, trial -> trial.training().schedule());

  static final OptimisationSettings OPTIMISATION =
      new OptimisationSettings(
          TrialConfiguration.class,
          "Tokens a step (pairs of tokens where a head is trained)",
          trial -> trial.training().optimisation());

  static final Setting<Double> INITIAL_SCALE =
      Setting.of("training.initial_scale", SCALE_RANGE)
          .silentDefault(1.0)
          .labelled("initial scale", "scale of initial weights")
          .meaning("Factor on the initial weights' standard deviation, 1 for Xavier normal")
          .cost(Cost.KEEPS)
          .from(TrialConfiguration.class, trial -> trial.training().initialScale());

  static final Setting<Double> DROPOUT =
      Setting.of("training.dropout", DROPOUT_RANGE)
          .silentDefault(0.0)
          .labelled("q", "dropout q")
          .meaning("q, probability that a hidden unit of a token is dropped in training")
          .from(TrialConfiguration.class, trial -> trial.training().dropout());

  /** In the order of canonical texts. */
  static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(List.of(SCHEDULE));
    all.addAll(OPTIMISATION.all());
    all.addAll(List.of(INITIAL_SCALE, DROPOUT));
    return all;
  }

  /** The head decides which schedules there are. */
  static final Rule SCHEDULE_FITS_HEAD =
      Rule.of(
          List.of(SCHEDULE),
          point ->
              point.has(HeadConfiguration.LAMBDA)
                  == (SCHEDULE.at(point) == Schedule.REPRESENTATION_ONLY),
          point ->
              point.has(HeadConfiguration.LAMBDA)
                  ? "was %s with a head, must be joint or representation-then-head; leave out head: for the plain toy model"
                      .formatted(SCHEDULE.at(point).label())
                  : "was %s without a head, must be representation-only; or give head:"
                      .formatted(SCHEDULE.at(point).label()));

  public TrainingConfiguration {
    requireIn(SCALE_RANGE, "initial scale", initialScale);
    requireIn(DROPOUT_RANGE, "dropout", dropout);
    dropout += 0.0; // -0 becomes 0
  }

  /** Without dropout. */
  public TrainingConfiguration(
      Schedule schedule,
      int steps,
      int batch,
      OptimizerKind optimizer,
      double learningRate,
      double weightDecay,
      LearningRateSchedule learningRateSchedule,
      int warmupSteps,
      double initialScale) {
    this(
        schedule,
        new Optimisation(
            steps, batch, optimizer, learningRate, weightDecay, learningRateSchedule, warmupSteps),
        initialScale,
        0);
  }

  /** With Xavier normal initial weights, and without dropout. */
  public TrainingConfiguration(
      Schedule schedule,
      int steps,
      int batch,
      OptimizerKind optimizer,
      double learningRate,
      double weightDecay,
      LearningRateSchedule learningRateSchedule,
      int warmupSteps) {
    this(
        schedule,
        steps,
        batch,
        optimizer,
        learningRate,
        weightDecay,
        learningRateSchedule,
        warmupSteps,
        1);
  }

  /** What {@code point} says. */
  static TrainingConfiguration at(Point point) {
    return new TrainingConfiguration(
        SCHEDULE.at(point), OPTIMISATION.at(point), INITIAL_SCALE.at(point), DROPOUT.at(point));
  }

  /** The same with dropout q. */
  public TrainingConfiguration withDropout(double q) {
    return new TrainingConfiguration(schedule, optimisation, initialScale, q);
  }

  /** Optimiser steps of each phase. */
  public int steps() {
    return optimisation.steps();
  }

  /** Tokens a step, or pairs of tokens where a head is trained. */
  public int batch() {
    return optimisation.batch();
  }
}
