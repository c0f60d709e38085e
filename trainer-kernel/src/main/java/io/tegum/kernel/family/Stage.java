package io.tegum.kernel.family;

/**
 * A stretch of a training with an optimiser and a learning-rate schedule of its own.
 *
 * @param name for messages
 * @param steps optimiser steps, 1 or more
 */
public record Stage(String name, int steps) {

  public Stage {
    Checks.require(steps >= 1, "steps", steps, "1 or more");
  }
}
