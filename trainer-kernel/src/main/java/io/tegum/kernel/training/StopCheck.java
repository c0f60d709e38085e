package io.tegum.kernel.training;

/**
 * Looks in on a training now and then, from the training's thread: after every recorded step and
 * every {@value Trainer#STEPS_BETWEEN_CHECKS} steps, but not when nothing is left to do. It cannot
 * change what is computed, only end it. What it throws leaves {@link Trainer#train} as it is.
 */
@FunctionalInterface
public interface StopCheck {

  /** Never stops a training. */
  StopCheck NEVER = secondsSoFar -> null;

  /**
   * Why the training must stop, or null to go on.
   *
   * @param secondsSoFar wall time since the training began; of trials that are trained together, an
   *     equal share
   */
  String reasonToStopOrNull(double secondsSoFar);
}
