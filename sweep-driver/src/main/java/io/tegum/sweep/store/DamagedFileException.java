package io.tegum.sweep.store;

import java.io.IOException;

/** A stored file has a whole footer, but rows that cannot be read. */
public final class DamagedFileException extends IOException {

  DamagedFileException(String path, Exception cause) {
    super(
        "%s: its rows cannot be read (%s); move it out of the folder, and the next run trains them"
                .formatted(path, FileInspection.firstLine(cause))
            + " again",
        cause);
  }
}
