package io.tegum.kernel.optimiser;

import static io.tegum.kernel.family.Checks.require;
import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.Kind;
import java.io.Serializable;

/**
 * How parameters are updated, stage by stage.
 *
 * @param steps optimiser steps of each stage, 1 to {@link #MAX_STEPS}
 * @param batch tokens a step (pairs of tokens where a head is trained), 1 or more
 * @param optimizer update rule
 * @param learningRate peak learning rate, positive and finite
 * @param weightDecay gamma, finite; below 0, and then with AdamW alone, it is growth (see {@link
 *     Growth})
 * @param learningRateSchedule change of the rate after warm-up
 * @param warmupSteps steps of linear warm-up at the start of each stage, 0 to steps
 */
public record Optimisation(
    int steps,
    int batch,
    OptimizerKind optimizer,
    double learningRate,
    double weightDecay,
    LearningRateSchedule learningRateSchedule,
    int warmupSteps)
    implements Serializable {

  /** Most steps of a stage: two stages still count in an int. */
  public static final int MAX_STEPS = 1_000_000_000;

  static final Kind.Whole STEPS = Kind.between(1, MAX_STEPS);
  static final Kind.Whole BATCH = Kind.atLeast(1);
  static final Kind.Whole WARMUP_STEPS = Kind.atLeast(0);
  static final Kind.Real LEARNING_RATE =
      Kind.real("a positive finite number", rate -> rate > 0 && Double.isFinite(rate));
  static final Kind.Real WEIGHT_DECAY =
      Kind.real("a finite number, 0 or more", decay -> decay >= 0 && Double.isFinite(decay));
  static final Kind.Real DECAY_OR_GROWTH =
      Kind.real("a finite number; below 0 it is growth", Double::isFinite);

  public Optimisation {
    requireIn(STEPS, "steps", steps);
    requireIn(BATCH, "batch", batch);
    requireIn(LEARNING_RATE, "learning rate", learningRate);
    requireIn(takesGrowth(optimizer) ? DECAY_OR_GROWTH : WEIGHT_DECAY, "weight decay", weightDecay);
    weightDecay += 0.0; // -0 becomes 0
    require(
        warmupSteps >= 0 && warmupSteps <= steps,
        "warm-up steps",
        warmupSteps,
        "0 to steps = " + steps);
  }

  /** Whether weights may grow: only AdamW keeps what decays them apart from the gradient. */
  static boolean takesGrowth(OptimizerKind optimizer) {
    return switch (optimizer) {
      case ADAMW -> true;
      case ADAM, SGD -> false;
    };
  }

  /** Whether weights grow: weight decay is below 0. */
  public boolean grows() {
    return weightDecay < 0;
  }
}
