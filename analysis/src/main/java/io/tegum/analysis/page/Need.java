package io.tegum.analysis.page;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Setting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a sweep must have for a question to have an answer, as its summary tells: asking in vain
 * costs as much as asking. Only what no answer can do without is one; a question's query keeps its
 * own conditions, since it is copied alone.
 */
public interface Need {

  /** Why {@code sweep} gives no answer, as one sentence; empty where it may give one. */
  Optional<String> lacking(SweepSummary sweep);

  /** Several values of a column of a setting, or of one of several columns. */
  static Need severalValuesOf(String... columns) {
    return sweep ->
        List.of(columns).stream().anyMatch(sweep::varies)
            ? Optional.empty()
            : Optional.of(
                "It compares 2 values or more of %s; give the spec several."
                    .formatted(paths(sweep.family(), columns)));
  }

  /**
   * A setting, or one of several, that says more than its silence.
   *
   * @param otherwise why there is no answer, with a way out
   * @param columns of settings that specs of before did not know
   */
  static Need setting(String otherwise, String... columns) {
    return sweep ->
        List.of(columns).stream().anyMatch(sweep::speaksOf)
            ? Optional.empty()
            : Optional.of(otherwise);
  }

  /** Trials without a part. */
  static Need without(Part part, String otherwise) {
    return sweep -> sweep.with(part) < sweep.trials() ? Optional.empty() : Optional.of(otherwise);
  }

  /** "model.activation or model.hidden_activation" */
  private static String paths(Family family, String... columns) {
    return List.of(columns).stream()
        .map(column -> path(family, column))
        .collect(Collectors.joining(" or "));
  }

  private static String path(Family family, String column) {
    return family.settings().all().stream()
        .filter(setting -> setting.columns().stream().map(Column::name).anyMatch(column::equals))
        .findFirst()
        .map(Setting::path)
        .orElseThrow(() -> new IllegalArgumentException(column + " is a column of no setting"));
  }
}
