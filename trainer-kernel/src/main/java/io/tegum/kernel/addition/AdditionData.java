package io.tegum.kernel.addition;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;

/**
 * The pairs of summands of a trial: distinct, uniform, and none of the test's in training.
 *
 * @param trainingPairs 1 to {@link #MAX_PAIRS}
 * @param testPairs 1 to {@link #MAX_PAIRS}
 */
public record AdditionData(int trainingPairs, int testPairs) implements Serializable {

  public static final int MAX_PAIRS = 10_000_000;

  public AdditionData {
    require(
        trainingPairs >= 1 && trainingPairs <= MAX_PAIRS,
        "training pairs",
        trainingPairs,
        "1 to " + MAX_PAIRS);
    require(testPairs >= 1 && testPairs <= MAX_PAIRS, "test pairs", testPairs, "1 to " + MAX_PAIRS);
  }
}
