package io.tegum.sweep.wording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What was meant by a name that is none. */
public final class NearestName {

  private NearestName() {}

  /** "; did you mean hidden?", or nothing when no candidate is close. */
  public static String suggestion(String name, List<String> candidates) {
    return of(name, candidates).map(c -> "; did you mean " + c + "?").orElse("");
  }

  /** The candidate closest to {@code name} by edit distance, when it is close enough. */
  public static Optional<String> of(String name, List<String> candidates) {
    int allowed = allowedDistance(name.length());
    LevenshteinDistance distance = new LevenshteinDistance(allowed);
    String best = null;
    int bestDistance = allowed + 1;
    for (String candidate : candidates) {
      int d = distance.apply(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (d >= 0 && d < bestDistance && !candidate.isEmpty()) {
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
