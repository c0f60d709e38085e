package io.tegum.sweep.store;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.family.TrialResult.Status;
import java.io.Serializable;
import java.util.List;

/**
 * Trials by how they ended.
 *
 * @param completed trained to the end
 * @param diverged loss or parameters left the finite numbers
 * @param failed our code threw, or a limit was passed
 * @param trainSeconds wall time of all trainings together
 */
public record TrialCounts(long completed, long diverged, long failed, double trainSeconds)
    implements Serializable {

  /** No trial. */
  public static final TrialCounts NONE = new TrialCounts(0, 0, 0, 0);

  /**
   * Counts one trial of the given status, as the tables spell it.
   *
   * @throws IllegalArgumentException when there is no such status
   */
  static TrialCounts of(String status, double trainSeconds) {
    Status known =
        Labelled.parse(Status.class, status)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Cannot count a trial: its status was %s, must be one of %s"
                            .formatted(status, String.join(", ", Labelled.labels(Status.class)))));
    return of(known, trainSeconds);
  }

  private static TrialCounts of(Status status, double trainSeconds) {
    return switch (status) {
      case COMPLETED -> new TrialCounts(1, 0, 0, trainSeconds);
      case DIVERGED -> new TrialCounts(0, 1, 0, trainSeconds);
      case FAILED -> new TrialCounts(0, 0, 1, trainSeconds);
    };
  }

  /** Counts {@code results}. */
  public static TrialCounts of(List<TrialResult> results) {
    TrialCounts counts = NONE;
    for (TrialResult result : results) {
      counts = counts.plus(of(result.status(), result.trainSeconds()));
    }
    return counts;
  }

  /** These and {@code others}. */
  public TrialCounts plus(TrialCounts others) {
    return new TrialCounts(
        completed + others.completed,
        diverged + others.diverged,
        failed + others.failed,
        trainSeconds + others.trainSeconds);
  }

  /** All trials. */
  public long all() {
    return completed + diverged + failed;
  }
}
