package io.tegum.sweep.store;

import java.util.Optional;
import java.util.Set;

/** The grids that a sweep's trials came from, by their identities: what a footer may speak of. */
public interface SweepGrids {

  /** Identities of the grids that are known. */
  Set<String> identities();

  /** Name of the family of the sweep's trials: a folder has one schema. */
  String family();

  /** Whether files of results of this version are looked for. */
  boolean takes(String resultsVersion);

  /** Whether what a footer says of grids of these identities is to be believed. */
  default boolean knows(Set<String> named) {
    return identities().containsAll(named);
  }

  /**
   * Those of {@code ids} that no trial has whose index is outside of {@code covered}; none of them
   * when not all grids are known.
   */
  Set<String> strangers(Set<String> ids, Coverage covered);

  /**
   * The ids of the trials that {@code coverage} names; empty when one of its grids is not known.
   */
  Optional<Set<String>> ids(Coverage coverage);

  /** Identity of the sweep's own grid; the others are those before it was extended. */
  String own();

  /**
   * Whether trials of another grid are another sweep's. Another version of the code may have known
   * this sweep's grids by other identities, so nothing is said of its files.
   *
   * @param codeVersion of the code that stored them
   */
  boolean areAllOf(String codeVersion);

  /**
   * Indices in the sweep's own grid of trials of a known one, as far as they are in {@code within};
   * takes a microsecond or two a trial.
   */
  IndexRuns inOwn(String identity, IndexRuns indices, IndexRuns within);
}
