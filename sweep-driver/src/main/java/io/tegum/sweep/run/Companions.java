package io.tegum.sweep.run;

import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.training.StopCheck;
import io.tegum.kernel.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/** Trains the trials of a bundle as they come: neighbours that fit are trained at once. */
final class Companions {

  private final StopCheck limits;
  private final boolean alone;
  private final long mayFail;
  private final List<Trial> waiting = new ArrayList<>();
  private final List<TrialResult> results = new ArrayList<>();
  private int failed;
  private long nanos;

  /**
   * No trials yet.
   *
   * @param alone whether each trial is to be trained for itself
   * @param mayFail how many trials may fail: never more than are left of these train at once
   */
  Companions(StopCheck limits, boolean alone, long mayFail) {
    this.limits = limits;
    this.alone = alone;
    this.mayFail = mayFail;
  }

  /** Whether so few trials failed that {@code trial} may be added; to be asked before each. */
  boolean takes(Trial trial) {
    if (!waiting.isEmpty() && !trial.family().mayTrainTogether(waiting.get(0), trial)) {
      trainWaiting();
    }
    return failed < mayFail;
  }

  /** Trains {@code trial}, now or with those that come after it. */
  void add(Trial trial) {
    waiting.add(trial);
    long most = alone ? 1 : Math.min(trial.family().mostTogether(), mayFail - failed);
    if (waiting.size() >= most || !trial.family().mayTrainTogether(trial, trial)) {
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

  /** Time spent in training. */
  double seconds() {
    return nanos * 1e-9;
  }
}
