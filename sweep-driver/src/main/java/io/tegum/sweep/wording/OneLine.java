package io.tegum.sweep.wording;

import java.util.Locale;

/** Texts of strangers, as a message of one line can hold them. */
public final class OneLine {

  /** Names of files may be 255 bytes, paths a few times as long; nobody reads on. */
  private static final int LONGEST = 1_000;

  private OneLine() {}

  /** {@code text} with control characters replaced, so that a terminal shows one line. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  /** Likewise, with its middle left out where it is longer than a message can bear. */
  public static String bounded(String text) {
    String line = of(text);
    int half = LONGEST / 2;
    return line.length() <= LONGEST
        ? line
        : line.substring(0, half) + " ... " + line.substring(line.length() - half);
  }
}
