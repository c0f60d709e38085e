package io.tegum.sweep.cli;

/** Exit codes that scripts rely on (docs/commands.md). */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** Done, but some trials failed; they are rows. */
  static final int SOME_TRIALS_FAILED = 10;

  /** Bad command line. */
  static final int BAD_COMMAND_LINE = 64;

  /** Bad spec or bad data. */
  static final int BAD_DATA = 65;

  /** Input not found. */
  static final int INPUT_NOT_FOUND = 66;

  /** Our own fault. */
  static final int INTERNAL = 70;

  /** Cannot write there. */
  static final int CANNOT_WRITE = 73;

  /** Told to stop by Ctrl-C; what the shell says of it, too. */
  static final int STOPPED = 130;

  private ExitCode() {}
}
