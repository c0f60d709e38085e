package io.tegum.analysis.diagram;

import java.util.Locale;

/** Counts in sentences, the one writer of plurals. */
public final class Count {
  private Count() {}

  /** "1 pair", "2 pairs", "7,775 features". */
  public static String of(long number, String what) {
    return of(number) + " " + what + (number == 1 ? "" : "s");
  }

  /** "7,775" */
  public static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** "10 seeds", or "7 to 10 seeds" where it differs; "no seeds" for none. */
  public static String range(long least, long most, String what) {
    if (most == 0) {
      return "no " + what + "s";
    }
    return least == most ? of(least, what) : of(least) + " to " + of(most, what);
  }
}
