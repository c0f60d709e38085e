package io.tegum.kernel.toy.training;

import java.util.BitSet;

/** Which steps are recorded: log-spaced from the start of each phase, both ends included. */
final class RecordingSteps {

  private final BitSet steps = new BitSet();

  /**
   * Steps of a trial.
   *
   * @param points steps to record, step 0 and the phases' ends included; coinciding ones count once
   * @param phases number of phases; the first gets the larger half of the points
   * @param stepsPerPhase optimiser steps of each
   */
  RecordingSteps(int points, int phases, int stepsPerPhase) {
    steps.set(0);
    int left = points - 1;
    for (int phase = 0; phase < phases; phase++) {
      int share = Math.max(1, (left + phases - phase - 1) / (phases - phase));
      left -= share;
      int begin = phase * stepsPerPhase;
      for (int k = 1; k < share; k++) {
        double exponent = (double) (k - 1) / (share - 1);
        steps.set(begin + (int) Math.round(StrictMath.pow(stepsPerPhase, exponent)));
      }
      steps.set(begin + stepsPerPhase);
    }
  }

  /** Whether the state after {@code step} optimiser steps is recorded. */
  boolean contains(int step) {
    return steps.get(step);
  }

  int count() {
    return steps.cardinality();
  }
}
