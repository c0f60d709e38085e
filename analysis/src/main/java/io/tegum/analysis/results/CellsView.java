package io.tegum.analysis.results;

import io.tegum.kernel.family.Family;

/**
 * The view {@code cells}: the trials that differ in their seed alone, as one row. What it has
 * beside the configuration's columns is in docs/results.md; a family may put a richer one in its
 * place.
 */
public final class CellsView {

  /** Name of the view. */
  public static final String NAME = "cells";

  /** The trials of a family whose loss is what was trained on. */
  public static final String TRIALS = "SELECT *, loss_total AS loss FROM trials";

  private static final String SQL =
      """
      SELECT
        %s,
        count(*) AS trials,
        count(DISTINCT seed) AS seeds,
        count_if(status = 'completed') AS completed,
        min(loss) AS loss_best,
        percentile(loss, 0.25) AS loss_lower,
        median(loss) AS loss_median,
        percentile(loss, 0.75) AS loss_upper,
        max(loss) AS loss_worst,
        min_by(trial_id, loss) AS best_trial_id%s
      FROM (%s)
      GROUP BY %s\
      """;

  private CellsView() {}

  /** The view's query over the view trials. */
  static String sql(Family family) {
    return sql(family, "", TRIALS);
  }

  /**
   * The query of a richer view.
   *
   * @param further columns that aggregate those of {@code trials}, each after a comma
   * @param trials a query that gives trials with their {@code loss}
   */
  public static String sql(Family family, String further, String trials) {
    TrialKeys cell = TrialKeys.of(family).but("seed");
    return SQL.formatted(cell.values(), further, trials, cell.list());
  }
}
