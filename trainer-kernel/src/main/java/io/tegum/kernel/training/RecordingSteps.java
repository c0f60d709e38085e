package io.tegum.kernel.training;

import io.tegum.kernel.family.Stage;
import java.util.BitSet;
import java.util.List;

/** Which steps are recorded: log-spaced from the start of each stage, both ends included. */
final class RecordingSteps {

  private final BitSet steps = new BitSet();

  /**
   * Steps of a trial.
   *
   * @param points steps to record, step 0 and the stages' ends included; coinciding ones count once
   * @param stages the first ones get the larger shares of the points
   */
  RecordingSteps(int points, List<Stage> stages) {
    steps.set(0);
    int left = points - 1;
    int begin = 0;
    for (int stage = 0; stage < stages.size(); stage++) {
      int length = stages.get(stage).steps();
      int share = Math.max(1, (left + stages.size() - stage - 1) / (stages.size() - stage));
      left -= share;
      for (int k = 1; k < share; k++) {
        double exponent = (double) (k - 1) / (share - 1);
        steps.set(begin + (int) Math.round(StrictMath.pow(length, exponent)));
      }
      begin += length;
      steps.set(begin);
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
