package io.tegum.kernel.optimiser;

import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import io.tegum.kernel.family.Trial;
import java.util.List;
import java.util.function.Function;

/** The settings of {@link Optimisation}, declared anew for each family that trains so. */
public final class OptimisationSettings {

  private static final double ADAMW_WEIGHT_DECAY = 0.01;

  private final Setting<Integer> steps;
  private final Setting<Integer> batch;
  private final Setting<OptimizerKind> optimizer;
  private final Setting<Double> learningRate;
  private final Setting<Double> weightDecay;
  private final Setting<LearningRateSchedule> learningRateSchedule;
  private final Setting<Integer> warmupSteps;

  /**
   * The settings of trials of {@code type}.
   *
   * @param batchMeaning what is counted in a batch
   */
  public <C extends Trial> OptimisationSettings(
      Class<C> type, String batchMeaning, Function<C, Optimisation> optimisation) {
    this(type, batchMeaning, optimisation, Optimisation.WEIGHT_DECAY, "Weight decay");
  }

  private <C extends Trial> OptimisationSettings(
      Class<C> type,
      String batchMeaning,
      Function<C, Optimisation> optimisation,
      Kind.Real decays,
      String decayMeaning) {
    steps =
        Setting.of("training.steps", Optimisation.STEPS)
            .defaultsTo(10_000)
            .meaning("Optimiser steps of each phase")
            .from(type, optimisation.andThen(Optimisation::steps));
    batch =
        Setting.of("training.batch", Optimisation.BATCH)
            .defaultsTo(1024)
            .meaning(batchMeaning)
            .from(type, optimisation.andThen(Optimisation::batch));
    optimizer =
        Setting.of("training.optimizer", Kind.label(OptimizerKind.class))
            .defaultsTo(OptimizerKind.ADAM)
            .labelled("", "optimiser")
            .meaning("adam, adamw or sgd")
            .from(type, optimisation.andThen(Optimisation::optimizer));
    learningRate =
        Setting.of("training.learning_rate", Optimisation.LEARNING_RATE)
            .defaultsTo(1e-3)
            .meaning("Peak learning rate")
            .cost(Cost.KEEPS)
            .from(type, optimisation.andThen(Optimisation::learningRate));
    weightDecay =
        Setting.of("training.weight_decay", decays)
            .impliedBy(optimizer, OptimisationSettings::usualWeightDecay)
            .meaning(decayMeaning)
            .column("weight_decay", ColumnType.DOUBLE, "Weight decay", decay -> decay)
            .cost(Cost.KEEPS)
            .from(type, optimisation.andThen(Optimisation::weightDecay));
    learningRateSchedule =
        Setting.of("training.learning_rate_schedule", Kind.label(LearningRateSchedule.class))
            .defaultsTo(LearningRateSchedule.CONSTANT)
            .labelled("learning-rate schedule", "learning-rate schedule")
            .meaning("constant, linear or cosine, after warm-up")
            .cost(Cost.KEEPS)
            .from(type, optimisation.andThen(Optimisation::learningRateSchedule));
    warmupSteps =
        Setting.of("training.warmup_steps", Optimisation.WARMUP_STEPS)
            .defaultsTo(0)
            .labelled("warm-up steps", "warm-up steps")
            .meaning("Steps of linear warm-up of each phase")
            .cost(Cost.KEEPS)
            .from(type, optimisation.andThen(Optimisation::warmupSteps));
  }

  /** The same where weight decay may be below 0: such a family's updates know {@link Growth}. */
  public static <C extends Trial> OptimisationSettings withGrowth(
      Class<C> type, String batchMeaning, Function<C, Optimisation> optimisation) {
    return new OptimisationSettings(
        type,
        batchMeaning,
        optimisation,
        Optimisation.DECAY_OR_GROWTH,
        "Weight decay of W, A and B; below 0, with adamw, growth: it pulls every |W_i| to 1");
  }

  /** PyTorch's default for AdamW, none for the others. */
  private static double usualWeightDecay(OptimizerKind kind) {
    return switch (kind) {
      case ADAMW -> ADAMW_WEIGHT_DECAY;
      case ADAM, SGD -> 0;
    };
  }

  /** All of them, in the order of canonical texts. */
  public List<Setting<?>> all() {
    return List.of(
        steps, batch, optimizer, learningRate, weightDecay, learningRateSchedule, warmupSteps);
  }

  /** Tokens a step. */
  public Setting<Integer> batch() {
    return batch;
  }

  /** What must hold between them. */
  public Rule warmupWithinSteps() {
    return Rule.of(
            List.of(warmupSteps, steps),
            point -> warmupSteps.at(point) > steps.at(point),
            point ->
                "was %d with steps %d, must be at most steps"
                    .formatted(warmupSteps.at(point), steps.at(point)))
        .cutBy(point -> "warmup_steps <= steps");
  }

  /** Growth is no part of a gradient. */
  public Rule growthIsDecoupled() {
    return Rule.of(
            List.of(weightDecay, optimizer),
            point -> weightDecay.at(point) < 0 && !Optimisation.takesGrowth(optimizer.at(point)),
            point ->
                "was %s with optimizer %s, must be 0 or more; or have optimizer adamw"
                    .formatted(weightDecay.at(point), optimizer.at(point).label()))
        .cutBy(point -> "weight_decay >= 0 or optimizer == adamw");
  }

  /** What {@code point} says. */
  public Optimisation at(Point point) {
    return new Optimisation(
        steps.at(point),
        batch.at(point),
        optimizer.at(point),
        learningRate.at(point),
        weightDecay.at(point),
        learningRateSchedule.at(point),
        warmupSteps.at(point));
  }
}
