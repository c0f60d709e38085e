package io.tegum.sweep.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the footer of a trials file says of its rows, so that nobody has to read them to know.
 *
 * @param coverage which trials they are
 * @param counts how these ended
 */
record TrialsFooter(Coverage coverage, TrialCounts counts) {

  static final String PREFIX = "tegum.";
  private static final String COVERAGE = PREFIX + "trials";
  private static final String COMPLETED = PREFIX + "completed";
  private static final String DIVERGED = PREFIX + "diverged";
  private static final String FAILED = PREFIX + "failed";
  private static final String TRAIN_SECONDS = PREFIX + "train_seconds";
  private static final Set<String> KEYS =
      Set.of(COVERAGE, COMPLETED, DIVERGED, FAILED, TRAIN_SECONDS);

  /** Whether a key is one of these, which no two files share. */
  static boolean isOfOneFile(String key) {
    return KEYS.contains(key);
  }

  /** Key-values of the footer: these after {@code provenance}'s. */
  Map<String, String> with(Map<String, String> provenance) {
    Map<String, String> all = new HashMap<>(provenance);
    all.put(COVERAGE, coverage.toString());
    all.put(COMPLETED, Long.toString(counts.completed()));
    all.put(DIVERGED, Long.toString(counts.diverged()));
    all.put(FAILED, Long.toString(counts.failed()));
    all.put(TRAIN_SECONDS, Double.toString(counts.trainSeconds()));
    return all;
  }

  /** What the footer of a file of so many rows says; empty when it says nothing that fits them. */
  static Optional<TrialsFooter> of(Map<String, String> footer, long rows) {
    try {
      Coverage coverage = Coverage.parse(footer.getOrDefault(COVERAGE, ""));
      TrialCounts counts =
          new TrialCounts(
              Long.parseLong(footer.getOrDefault(COMPLETED, "")),
              Long.parseLong(footer.getOrDefault(DIVERGED, "")),
              Long.parseLong(footer.getOrDefault(FAILED, "")),
              Double.parseDouble(footer.getOrDefault(TRAIN_SECONDS, "")));
      boolean fits = counts.all() == rows && !coverage.runs().isEmpty();
      return fits ? Optional.of(new TrialsFooter(coverage, counts)) : Optional.empty();
    } catch (IllegalArgumentException e) { // NumberFormatException is one
      return Optional.empty();
    }
  }
}
