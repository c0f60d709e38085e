package io.tegum.sweep.plan;

import java.io.Serializable;

/**
 * The trials that one task trains: those with raw grid indices in [first, end). Indices between
 * that are no trials (cut, or duplicates) are skipped by {@link
 * io.tegum.sweep.grid.Grid#trials(long, long)}.
 *
 * @param first raw index of its first trial
 * @param end 1 + raw index of its last trial
 * @param trials number of trials, 1 or more
 * @param coreSeconds predicted cost
 */
public record Bundle(long first, long end, long trials, double coreSeconds)
    implements Serializable {

  public Bundle {
    if (first < 0 || trials < 1 || end - first < trials) {
      throw new IllegalArgumentException(
          "Cannot make a bundle: %d trials were in [%d, %d), must be 1 or more and fit"
              .formatted(trials, first, end));
    }
  }
}
