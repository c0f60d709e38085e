package io.tegum.sweep.cli;

/** Ends a command with a message for the user and an exit code, without a stack trace. */
final class CommandException extends RuntimeException {

  private final int exitCode;

  CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
