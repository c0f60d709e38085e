package io.tegum.kernel.checkpoint;

import java.io.IOException;

/** A checkpoint's file is there, but is not what it should be. The message is one line. */
public sealed class BadCheckpointException extends IOException permits UnknownTensorException {

  /** Longest piece of a file's own text that a message quotes. */
  private static final int LONGEST_QUOTE = 80;

  public BadCheckpointException(String message) {
    super(message);
  }

  /** {@code text} from a file, safe for one line of a terminal and cut to a bearable length. */
  static String quoted(String text) {
    String cut = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    StringBuilder line = new StringBuilder(cut.length());
    for (int i = 0; i < cut.length(); i++) {
      char c = cut.charAt(i);
      boolean breaksLine = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      line.append(breaksLine ? '\uFFFD' : c);
    }
    return line.toString();
  }
}
