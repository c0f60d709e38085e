package io.tegum.sweep.spec;

/** A spec that could not be read at all: no such file, a directory, no permission; exit code 66. */
public final class SpecNotFoundException extends RuntimeException {

  SpecNotFoundException(String file, String reason, Throwable cause) {
    super(Wording.oneLine(file + ": Cannot read the spec: " + reason), cause);
  }
}
