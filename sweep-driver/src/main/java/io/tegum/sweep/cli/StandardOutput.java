package io.tegum.sweep.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Standard output that ends a command when it cannot be written: a {@link PrintWriter} alone would
 * swallow that, and the command would seem to have answered.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream out;
  private boolean ended;

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** A writer to this process's. */
  static PrintWriter writer() {
    return writer(new FileOutputStream(FileDescriptor.out));
  }

  /** A writer to {@code out}, which tells of a line when it ends. */
  static PrintWriter writer(OutputStream out) {
    return new PrintWriter(new StandardOutput(out), true, Charset.defaultCharset());
  }

  /** Whatever was to be printed did not get there. */
  static final class Lost extends RuntimeException {

    /** Whether a reader went away that had seen enough, as {@code head} does. */
    private final boolean byChoice;

    private Lost(IOException cause) {
      super("Cannot write the output: " + cause.getMessage(), cause);
      String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      byChoice = reason.contains("broken pipe") || reason.contains("connection reset");
    }

    /** The exit code; a reader that went away is nobody's fault. */
    int exitCode() {
      return byChoice ? ExitCode.DONE : ExitCode.CANNOT_WRITE;
    }

    /** Whether the user is to be told. */
    boolean isToBeTold() {
      return !byChoice;
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (ended) { // what the end of a command still prints is lost with the rest
      return;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      ended = true;
      throw new Lost(e);
    }
  }
}
