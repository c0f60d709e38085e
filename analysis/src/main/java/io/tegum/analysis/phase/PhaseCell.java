package io.tegum.analysis.phase;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
 */
public record PhaseCell(
    Object x,
    Object y,
    List<Object> facets,
    long trials,
    long seeds,
    long completed,
    double valueOrNaN) {

  public PhaseCell {
    facets = Collections.unmodifiableList(new ArrayList<>(facets));
  }

  /** Whether no trial is there at all. */
  public boolean isMissing() {
    return trials == 0;
  }

  /** The statistic over the completed trials, or empty when none has a value. */
  public OptionalDouble value() {
    return Double.isNaN(valueOrNaN) ? OptionalDouble.empty() : OptionalDouble.of(valueOrNaN);
  }
}
