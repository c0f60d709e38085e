package io.tegum.sweep.run;

/** What this process was started with does not do: its memory, its temporary folder, its master. */
public final class SetupException extends RuntimeException {

  SetupException(String message) {
    super(message);
  }
}
