package io.tegum.analysis.page;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a sweep must have for a question to have an answer, as its summary tells: asking in vain
 * costs as much as asking.
 */
public interface Need {

  /** Why {@code sweep} gives no answer, as one sentence with a way out; empty where it may. */
  Optional<String> lacking(SweepSummary sweep);

  /** Several values of a column, or of one of several columns. */
  static Need severalValuesOf(String... columns) {
    return sweep -> {
      for (String column : columns) {
        if (sweep.varies(column)) {
          return Optional.empty();
        }
      }
      String labels =
          List.of(columns).stream()
              .map(column -> DiagramAxis.column(sweep.family(), column).label())
              .collect(Collectors.joining(" or "));
      return Optional.of(
          "It compares 2 values or more of %s; the sweep has one.".formatted(labels));
    };
  }
}
