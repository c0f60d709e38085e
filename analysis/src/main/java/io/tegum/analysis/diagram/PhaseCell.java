package io.tegum.analysis.diagram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One cell of a phase diagram.
 *
 * @param x value of the horizontal axis
 * @param y value of the vertical axis
 * @param facets values of the facets, in their order; may hold nulls
 * @param trials trials in the cell, whatever became of them; 0 for a missing cell
 * @param seeds distinct seeds among them
 * @param completed trials that completed
 * @param valueOrNaN the statistic over the completed trials; NaN when none has a value
 * @param labelOrNull label of its best trial; null where cells have none
 */
public record PhaseCell(
    Object x,
    Object y,
    List<Object> facets,
    long trials,
    long seeds,
    long completed,
    double valueOrNaN,
    String labelOrNull) {

  public PhaseCell {
    facets = Collections.unmodifiableList(new ArrayList<>(facets));
  }

  /** A cell of one trial or model with a label. */
  public PhaseCell(Object x, Object y, List<Object> facets, double value, String label) {
    this(x, y, facets, 1, 1, 1, value, label);
  }

  /** A cell with a number and no label. */
  public PhaseCell(
      Object x,
      Object y,
      List<Object> facets,
      long trials,
      long seeds,
      long completed,
      double valueOrNaN) {
    this(x, y, facets, trials, seeds, completed, valueOrNaN, null);
  }

  /** Whether no trial is there at all. */
  public boolean isMissing() {
    return trials == 0;
  }

  /** The statistic over the completed trials, or empty when none has a value. */
  public OptionalDouble value() {
    return Double.isNaN(valueOrNaN) ? OptionalDouble.empty() : OptionalDouble.of(valueOrNaN);
  }

  /** The label of the best trial. */
  public Optional<String> label() {
    return Optional.ofNullable(labelOrNull);
  }
}
