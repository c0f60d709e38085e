package io.tegum.analysis.results;

import io.tegum.analysis.phase.EndStates;
import io.tegum.analysis.phase.PhaseLabel;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The view {@code cells}: the trials that differ in their seed alone, as one row. What it has
 * beside the configuration's columns is in docs/results.md.
 */
final class CellsView {
  static final String NAME = "cells";

  /** The first and the last of the configuration's columns, which stand together. */
  private static final String FIRST = "n_features";

  private static final String LAST = "record_points";

  private static final String SQL =
      """
      SELECT
        %1$s,
        count(*) AS trials,
        count(DISTINCT seed) AS seeds,
        count_if(status = 'completed') AS completed,
        min(loss) AS loss_best,
        percentile(loss, 0.25) AS loss_lower,
        median(loss) AS loss_median,
        percentile(loss, 0.75) AS loss_upper,
        max(loss) AS loss_worst,
        min_by(trial_id, loss) AS best_trial_id,
        phase_shares(collect_list(phase)) AS phases,
        basins(collect_list(end_state)) AS basins
      FROM (
        SELECT
          *,
          IF(status = 'completed', struct(trial_id, loss, phase, geometry), NULL) AS end_state
        FROM (
          SELECT
            *,
            %2$s AS loss,
            %3$s AS phase,
            geometry(tegum_factors, importances(n_features, importance_decay, last_importance))
              AS geometry
          FROM trials))
      GROUP BY %1$s""";

  private CellsView() {}

  /** The columns of the trials table that a cell's trials have in common. */
  static List<String> configuration() {
    List<String> names = TrialsTable.COLUMNS.stream().map(Column::name).toList();
    return names.subList(names.indexOf(FIRST), names.indexOf(LAST) + 1);
  }

  /** The view over the view trials. */
  static Dataset<Row> over(SparkSession spark) {
    String columns = String.join(", ", configuration().stream().map(c -> "`" + c + "`").toList());
    return spark.sql(SQL.formatted(columns, EndStates.LOSS, PhaseLabel.ofTrialByGeometry()));
  }
}
