package io.tegum.sweep.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a check.
 *
 * @param findings at least one
 * @param seconds wall time, training included
 */
public record CheckOutcome(String name, String source, List<Finding> findings, double seconds) {

  public CheckOutcome {
    findings = List.copyOf(findings);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot judge " + name + ": findings were empty, must be at least one");
    }
  }

  /** Whether every finding passes. */
  public boolean passes() {
    return findings.stream().allMatch(Finding::passes);
  }

  /** PASS or FAIL, the name, each number beside what was expected, the source, the seconds. */
  public String line() {
    return "%s  %s: %s [%s] %.1f s"
        .formatted(
            passes() ? "PASS" : "FAIL",
            name,
            findings.stream().map(Finding::text).collect(Collectors.joining("; ")),
            source,
            seconds);
  }
}
