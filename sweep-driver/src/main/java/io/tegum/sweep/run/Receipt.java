package io.tegum.sweep.run;

import io.tegum.kernel.family.TrialResult;
import io.tegum.sweep.store.TrialCounts;
import java.io.Serializable;
import java.util.List;

/**
 * What an executor says of a bundle it has put in place: small, for the rows stay with the store.
 *
 * @param trained its trials that were trained, by how they ended
 * @param skipped trials that the store already had
 * @param steps optimiser steps of all its trials
 * @param seconds time that training and measuring them took
 * @param firstErrorOrNull error of the first failed trial, with its id
 * @param divergedAtOnce its trials whose loss was not finite before any step
 */
record Receipt(
    TrialCounts trained,
    long skipped,
    long steps,
    double seconds,
    String firstErrorOrNull,
    long divergedAtOnce)
    implements Serializable {

  /** Of the trials that were trained in so much time, and how many were not. */
  static Receipt of(List<TrialResult> results, long skipped, double seconds) {
    long steps = 0;
    long atOnce = 0;
    String firstError = null;
    for (TrialResult result : results) {
      steps += result.stepsDone();
      if (result.status() == TrialResult.Status.DIVERGED && result.stepsDone() == 0) {
        atOnce++;
      }
      if (firstError == null && result.status() == TrialResult.Status.FAILED) {
        firstError = result.trial().trialId() + ": " + result.errorOrNull();
      }
    }
    return new Receipt(TrialCounts.of(results), skipped, steps, seconds, firstError, atOnce);
  }
}
