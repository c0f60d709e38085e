package io.tegum.sweep.wording;

import io.tegum.kernel.family.Labelled;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How faults quote values. */
public final class Wording {
  private Wording() {}

  private static final int LONGEST_QUOTE = 60;

  /** {@code text} on one line and cut to a length that a message can bear. */
  public static String shortened(String text) {
    String line = OneLine.of(text);
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE - 3) + "...";
  }

  /** A count with thousands separated, for instance 1,000,000. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** For instance "a", "a and b", "a, b and c". */
  public static String list(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** A value, or the values of a row, as the spec spells them. */
  public static String value(Object value) {
    if (value instanceof Labelled labelled) {
      return labelled.label();
    }
    if (value instanceof List<?> row) {
      return row.stream().map(Wording::value).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }
}
