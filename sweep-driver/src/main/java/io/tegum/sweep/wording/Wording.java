package io.tegum.sweep.wording;

import io.tegum.kernel.family.Labelled;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** How faults quote values and suggest spellings. */
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

  /** "; did you mean hidden?", or nothing when no candidate is close. */
  public static String suggestion(String name, List<String> candidates) {
    return nearest(name, candidates).map(c -> "; did you mean " + c + "?").orElse("");
  }

  /** The candidate closest to {@code name} by edit distance, when it is close enough. */
  public static Optional<String> nearest(String name, List<String> candidates) {
    int allowed = allowedDistance(name.length());
    LevenshteinDistance distance = new LevenshteinDistance(allowed);
    String best = null;
    int bestDistance = allowed + 1;
    for (String candidate : candidates) {
      int d = distance.apply(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (d >= 0 && d < bestDistance) {
        best = candidate;
        bestDistance = d;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A swap of two letters costs 2, so that must pass in all but the shortest names. */
  private static int allowedDistance(int length) {
    if (length <= 3) {
      return 1;
    }
    return length < 9 ? 2 : 3;
  }
}
