package io.tegum.sweep.cli;

import java.io.PrintWriter;

/** Notices Ctrl-C and kill, and says what stays instead of how a job is torn down. */
final class Interruption implements AutoCloseable {

  private final Thread hook;
  private volatile boolean begun;

  /** Prints {@code message} when the JVM is told to stop before this is closed. */
  Interruption(PrintWriter messages, String message) {
    hook =
        new Thread(
            () -> {
              begun = true;
              messages.println();
              messages.println(message);
              messages.flush();
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the JVM has been told to stop: whatever fails now is a consequence. */
  boolean begun() {
    return begun;
  }

  @Override
  public void close() {
    if (!begun) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
