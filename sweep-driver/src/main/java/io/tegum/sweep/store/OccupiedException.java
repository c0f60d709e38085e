package io.tegum.sweep.store;

import java.io.IOException;

/** The results folder is another sweep's, or another run's: a run must not mix with it. */
public final class OccupiedException extends IOException {

  /** For {@code location}, "it holds ..." or "another ...". */
  public OccupiedException(String location, String reason) {
    super("Cannot run in " + location + ": " + reason);
  }
}
