package io.tegum.sweep.store;

import java.util.Set;

/** The grids that a sweep's trials came from, by their identities: what a footer may speak of. */
public interface SweepGrids {

  /** Identities of the grids that are known. */
  Set<String> identities();

  /** Whether these are all, so that trials of another grid are another sweep's. */
  boolean areAll();

  /**
   * Indices in the sweep's own grid of the trials of a known one; takes time by their number unless
   * it is the sweep's own.
   */
  IndexRuns inOwn(String identity, IndexRuns indices);
}
