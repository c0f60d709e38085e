package io.tegum.sweep.spec;

import io.tegum.sweep.wording.OneLine;

/** A spec that could not be read at all: no such file, a directory, no permission; exit code 66. */
public final class SpecNotFoundException extends RuntimeException {

  SpecNotFoundException(String file, String reason, Throwable cause) {
    super(OneLine.of(file + ": Cannot read the spec: " + reason), cause);
  }
}
