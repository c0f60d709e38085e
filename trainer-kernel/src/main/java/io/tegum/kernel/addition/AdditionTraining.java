package io.tegum.kernel.addition;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/**
 * How an addition trial is trained: AdamW over shuffled epochs, whose learning rate falls from one
 * epoch to the next along a cosine to 0. What is left of an epoch after its last whole batch is
 * dropped.
 *
 * @param epochs 1 to 1,000,000
 * @param batch pairs a step, 1 to 1,048,576
 * @param learningRate peak learning rate, that of the first epoch, positive and finite
 * @param weightDecay decoupled, of all parameters, 0 or more and finite
 * @param initialScale c of the initial weights' deviation c / sqrt(d_model), in (0, 1000]; biases
 *     begin at 0
 */
public record AdditionTraining(
    int epochs, int batch, double learningRate, double weightDecay, double initialScale)
    implements Serializable {

  /** Most steps of a training. */
  static final int MAX_STEPS = Optimisation.MAX_STEPS;

  private static final Kind.Whole EPOCHS_RANGE = Kind.between(1, 1_000_000);
  private static final Kind.Whole BATCH_RANGE = Kind.between(1, 1 << 20);
  private static final Kind.Real RATE_RANGE =
      Kind.real("a positive finite number", rate -> rate > 0 && Double.isFinite(rate));
  private static final Kind.Real DECAY_RANGE =
      Kind.real("a finite number, 0 or more", decay -> decay >= 0 && Double.isFinite(decay));
  private static final Kind.Real SCALE_RANGE =
      Kind.real("in (0, 1000]", scale -> scale > 0 && scale <= 1000);

  static final Setting<Integer> EPOCHS =
      Setting.of("training.epochs", EPOCHS_RANGE)
          .defaultsTo(1000)
          .meaning("Epochs, each of all whole batches of the training pairs")
          .column("epochs", ColumnType.INT, "Epochs asked for", epochs -> epochs)
          .derivedColumn(
              "steps", ColumnType.INT, "Optimiser steps asked for", own(AdditionTrial::steps))
          .columnLabelled("steps", "steps", "steps")
          .derivedColumn(
              "optimizer",
              ColumnType.STRING,
              "adamw",
              own(trial -> trial.training().optimisation().optimizer().label()))
          .columnLabelled("optimizer", "", "optimizer")
          .from(AdditionTrial.class, trial -> trial.training().epochs());

  static final Setting<Integer> BATCH =
      Setting.of("training.batch", BATCH_RANGE)
          .defaultsTo(256)
          .meaning("Pairs of summands a step")
          .from(AdditionTrial.class, trial -> trial.training().batch());

  static final Setting<Double> LEARNING_RATE =
      Setting.of("training.learning_rate", RATE_RANGE)
          .defaultsTo(1e-3)
          .meaning("Peak learning rate")
          .cost(Cost.KEEPS)
          .column("learning_rate", ColumnType.DOUBLE, "Peak learning rate", rate -> rate)
          .derivedColumn(
              "learning_rate_schedule",
              ColumnType.STRING,
              "cosine, from epoch to epoch",
              own(trial -> trial.training().optimisation().learningRateSchedule().label()))
          .columnLabelled("learning_rate_schedule", "", "learning-rate schedule")
          .derivedColumn("warmup_steps", ColumnType.INT, "0", own(trial -> 0))
          .columnLabelled("warmup_steps", "warm-up steps", "warm-up steps")
          .from(AdditionTrial.class, trial -> trial.training().learningRate());

  static final Setting<Double> WEIGHT_DECAY =
      Setting.of("training.weight_decay", DECAY_RANGE)
          .defaultsTo(0.01)
          .meaning("Decoupled weight decay of all parameters")
          .cost(Cost.KEEPS)
          .from(AdditionTrial.class, trial -> trial.training().weightDecay());

  static final Setting<Double> INITIAL_SCALE =
      Setting.of("training.initial_scale", SCALE_RANGE)
          .defaultsTo(0.8)
          .labelled("scale", "initial scale")
          .meaning("c of the initial weights' standard deviation c / sqrt(d_model)")
          .cost(Cost.KEEPS)
          .from(AdditionTrial.class, trial -> trial.training().initialScale());

  static final List<Setting<?>> SETTINGS =
      List.of(EPOCHS, BATCH, LEARNING_RATE, WEIGHT_DECAY, INITIAL_SCALE);

  static final Rule BATCH_WITHIN_PAIRS =
      Rule.of(
              List.of(BATCH, AdditionData.TRAINING_PAIRS),
              point -> BATCH.at(point) > AdditionData.TRAINING_PAIRS.at(point),
              point ->
                  "was %d with training_pairs %d, must be at most training_pairs"
                      .formatted(BATCH.at(point), AdditionData.TRAINING_PAIRS.at(point)))
          .cutBy(point -> "batch <= training_pairs");

  static final Rule STEPS_CAN_BE_COUNTED =
      Rule.of(
              List.of(EPOCHS, BATCH, AdditionData.TRAINING_PAIRS),
              point ->
                  (long) EPOCHS.at(point)
                          * (AdditionData.TRAINING_PAIRS.at(point) / BATCH.at(point))
                      > MAX_STEPS,
              point ->
                  "was %d with training_pairs %d and batch %d, must have at most %d steps"
                      .formatted(
                          EPOCHS.at(point),
                          AdditionData.TRAINING_PAIRS.at(point),
                          BATCH.at(point),
                          MAX_STEPS))
          .cutBy(point -> "epochs * training_pairs <= " + MAX_STEPS + " * batch");

  private static Function<Trial, Object> own(Function<AdditionTrial, Object> value) {
    return trial -> value.apply((AdditionTrial) trial);
  }

  public AdditionTraining {
    requireIn(EPOCHS_RANGE, "epochs", epochs);
    requireIn(BATCH_RANGE, "batch", batch);
    requireIn(RATE_RANGE, "learning rate", learningRate);
    requireIn(DECAY_RANGE, "weight decay", weightDecay);
    weightDecay += 0.0; // -0 becomes 0
    requireIn(SCALE_RANGE, "initial scale", initialScale);
  }

  /** What {@code point} says. */
  static AdditionTraining at(Point point) {
    return new AdditionTraining(
        EPOCHS.at(point),
        BATCH.at(point),
        LEARNING_RATE.at(point),
        WEIGHT_DECAY.at(point),
        INITIAL_SCALE.at(point));
  }

  /** The update rule, with an epoch for each step of its schedule. */
  public Optimisation optimisation() {
    return new Optimisation(
        epochs,
        batch,
        OptimizerKind.ADAMW,
        learningRate,
        weightDecay,
        LearningRateSchedule.COSINE,
        0);
  }
}
