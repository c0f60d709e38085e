package io.tegum.sweep.run;

import io.tegum.kernel.fast.StackedStep;
import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.kernel.simd.StackedOperations;
import io.tegum.kernel.training.Checkpoint;
import io.tegum.kernel.training.Trainer;
import io.tegum.kernel.training.TrialResult;
import java.util.ArrayList;
import java.util.List;

/** Trains the trials of a bundle as they come: neighbours that fit are trained at once. */
final class Neighbours {

  private final Checkpoint limits;
  private final int most;
  private final List<TrialConfiguration> waiting = new ArrayList<>();
  private final List<TrialResult> results = new ArrayList<>();
  private int failed;
  private long nanos;

  /**
   * No trials yet.
   *
   * @param alone whether each trial is to be trained for itself
   */
  Neighbours(Checkpoint limits, boolean alone) {
    this.limits = limits;
    this.most = alone ? 1 : StackedOperations.MODELS;
  }

  /** Trains {@code trial}, now or with those that come after it. */
  void add(TrialConfiguration trial) {
    if (!waiting.isEmpty() && !StackedStep.fits(waiting.get(0), trial)) {
      trainWaiting();
    }
    waiting.add(trial);
    if (waiting.size() == most || !StackedStep.fits(trial, trial)) {
      trainWaiting();
    }
  }

  /** Adds the result of a trial that is not trained. */
  void add(TrialResult result) {
    trainWaiting();
    take(result);
  }

  /** Trains those that wait for others. */
  void trainWaiting() {
    long begin = System.nanoTime();
    Trainer.train(waiting, limits).forEach(this::take);
    nanos += System.nanoTime() - begin;
    waiting.clear();
  }

  private void take(TrialResult result) {
    results.add(result);
    failed += result.status() == TrialResult.Status.FAILED ? 1 : 0;
  }

  /** Results so far, in the order of the trials. */
  List<TrialResult> results() {
    return results;
  }

  int failed() {
    return failed;
  }

  /** Time spent in training. */
  double seconds() {
    return nanos * 1e-9;
  }
}
