package io.tegum.analysis.page;

import java.util.Optional;

/**
 * A part that some of a family's models have, and that questions may need: a head.
 *
 * @param label what its trials are counted under: "With a head"
 * @param column which has a value in trials with the part
 * @param otherwise why a question that needs it has no answer in a sweep without, with a way out
 */
public record Part(String label, String column, String otherwise) implements Need {

  @Override
  public Optional<String> lacking(SweepSummary sweep) {
    return sweep.with(this) > 0 ? Optional.empty() : Optional.of(otherwise);
  }
}
