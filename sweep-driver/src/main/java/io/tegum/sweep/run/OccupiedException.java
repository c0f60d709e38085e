package io.tegum.sweep.run;

import java.io.IOException;

/** The results folder holds another sweep, which a run must not mix with or overwrite. */
public final class OccupiedException extends IOException {
  OccupiedException(String message) {
    super(message);
  }
}
