package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.OptimizerKind;
import java.io.Serializable;

/**
 * How a trial is trained.
 *
 * @param schedule which parameters on which loss
 * @param steps optimiser steps of each phase, 1 to {@link #MAX_STEPS}
 * @param batch tokens a step (pairs of tokens where a head is trained), 1 or more
 * @param optimizer update rule
 * @param learningRate peak learning rate, positive and finite
 * @param weightDecay 0 or more
 * @param learningRateSchedule change of the rate after warm-up
 * @param warmupSteps steps of linear warm-up at the start of each phase, 0 to steps
 * @param initialScale factor on the standard deviation of the initial W, A and B, positive, at most
 *     {@link #MAX_INITIAL_SCALE}; 1 is Xavier normal
 */
public record TrainingConfiguration(
    Schedule schedule,
    int steps,
    int batch,
    OptimizerKind optimizer,
    double learningRate,
    double weightDecay,
    LearningRateSchedule learningRateSchedule,
    int warmupSteps,
    double initialScale)
    implements Serializable {

  /** Largest factor on the initial weights. */
  public static final double MAX_INITIAL_SCALE = 1e3;

  /** Most steps of a phase: two phases still count in an int. */
  public static final int MAX_STEPS = 1_000_000_000;

  public TrainingConfiguration {
    require(steps >= 1 && steps <= MAX_STEPS, "steps", steps, "1 to " + MAX_STEPS);
    require(batch >= 1, "batch", batch, "1 or more");
    require(
        learningRate > 0 && Double.isFinite(learningRate),
        "learning rate",
        learningRate,
        "a positive finite number");
    require(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "weight decay",
        weightDecay,
        "a finite number, 0 or more");
    weightDecay += 0.0; // -0 becomes 0
    require(
        warmupSteps >= 0 && warmupSteps <= steps,
        "warm-up steps",
        warmupSteps,
        "0 to steps = " + steps);
    require(
        initialScale > 0 && initialScale <= MAX_INITIAL_SCALE,
        "initial scale",
        initialScale,
        "in (0, 1000]");
  }

  /** With Xavier normal initial weights. */
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
}
