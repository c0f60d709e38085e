package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimisationSettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How a trial is trained.
 *
 * @param schedule which parameters on which loss
 * @param optimisation steps, batch, update rule and rates of each phase
 * @param initial how parameters begin
 * @param regularisation what it asks beside small errors
 */
public record TrainingConfiguration(
    Schedule schedule,
    Optimisation optimisation,
    InitialWeights initial,
    Regularisation regularisation)
    implements Serializable {

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
      OptimisationSettings.withGrowth(
          TrialConfiguration.class,
          "Tokens a step (pairs of tokens where a head is trained)",
          trial -> trial.training().optimisation());

  /** In the order of canonical texts. */
  static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(List.of(SCHEDULE));
    all.addAll(OPTIMISATION.all());
    all.add(InitialWeights.SCALE);
    all.addAll(Regularisation.SETTINGS);
    all.addAll(InitialWeights.SETTINGS);
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

  /** With Xavier normal initial weights, and without regularisation. */
  public static TrainingConfiguration of(Schedule schedule, Optimisation optimisation) {
    return new TrainingConfiguration(
        schedule, optimisation, InitialWeights.XAVIER, Regularisation.NONE);
  }

  /** What {@code point} says. */
  static TrainingConfiguration at(Point point) {
    return new TrainingConfiguration(
        SCHEDULE.at(point),
        OPTIMISATION.at(point),
        InitialWeights.at(point),
        Regularisation.at(point));
  }

  /** The same with other initial weights. */
  public TrainingConfiguration with(InitialWeights other) {
    return new TrainingConfiguration(schedule, optimisation, other, regularisation);
  }

  /** The same with another regularisation. */
  public TrainingConfiguration with(Regularisation other) {
    return new TrainingConfiguration(schedule, optimisation, initial, other);
  }

  /** The same with dropout q. */
  public TrainingConfiguration withDropout(double q) {
    return with(regularisation.withDropout(q));
  }

  /** Optimiser steps of each phase. */
  public int steps() {
    return optimisation.steps();
  }

  /** Tokens a step, or pairs of tokens where a head is trained. */
  public int batch() {
    return optimisation.batch();
  }

  /** q, the probability that a hidden unit of a token is dropped in training. */
  public double dropout() {
    return regularisation.dropout();
  }
}
