package io.tegum.analysis.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a results folder says about the run that made it, beside its tables.
 *
 * @param facts the fields of {@code sweep.json} in their order, without nulls; empty when there is
 *     none that can be read
 * @param spec {@code sweep.yaml}, the spec as run; empty when there is none
 */
public record SweepRecord(Map<String, String> facts, String spec) {

  public SweepRecord {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Trials of the whole sweep, done or not; empty when the folder does not say. */
  OptionalLong expectedTrials() {
    String trials = facts.getOrDefault("trials", "");
    return trials.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(trials))
        : OptionalLong.empty();
  }

  /** Whether the last run noted its end. */
  boolean isFinished() {
    return facts.containsKey("finished");
  }
}
