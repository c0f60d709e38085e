package io.tegum.sweep.store;

import java.util.Set;

/** The grids that a sweep's trials came from, by their identities: what a footer may speak of. */
public interface SweepGrids {

  /** Identities of the grids that are known. */
  Set<String> identities();

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
