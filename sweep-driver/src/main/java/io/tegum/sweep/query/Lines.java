package io.tegum.sweep.query;

import java.io.PrintWriter;

/** Lines on their way to an output, in large pieces, as an answer may have millions. */
final class Lines {

  private static final int PIECE = 1 << 16;

  private final PrintWriter out;
  private final StringBuilder waiting = new StringBuilder(2 * PIECE);
  private boolean isClosed;

  Lines(PrintWriter out) {
    this.out = out;
  }

  /** Adds a line. */
  void add(String line) {
    waiting.append(line).append('\n');
    if (waiting.length() >= PIECE) {
      flush();
    }
  }

  /** Whether nobody reads on: the other end of a pipe is closed, or the disk is full. */
  boolean isClosed() {
    return isClosed;
  }

  /** Sends what waits. */
  void flush() {
    out.append(waiting);
    waiting.setLength(0);
    isClosed = out.checkError();
  }
}
