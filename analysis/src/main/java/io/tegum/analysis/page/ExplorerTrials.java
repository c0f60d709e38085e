package io.tegum.analysis.page;

import io.tegum.analysis.diagram.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The trials that the explorer lists.
 *
 * @param sql the query behind them
 * @param trials by cell, and in a cell by total loss, completed ones first
 * @param isWhole whether every trial of the cells is among them
 */
record ExplorerTrials(String sql, List<Trial> trials, boolean isWhole) {

  /** A trial's place among the completed trials of its cell, by total loss. */
  enum Place {
    LOWEST,
    MEDIAN,
    HIGHEST,
    ELSEWHERE,
    NOT_COMPLETED
  }

  /**
   * One trial.
   *
   * @param cell index of its cell
   * @param metrics a number each, NaN where it has none
   * @param detailBytes about what its matrices and curves take as JSON
   */
  record Trial(
      int cell,
      String id,
      long seed,
      String status,
      Place place,
      List<Double> metrics,
      long detailBytes) {}

  private static final double BYTES_AN_ENTRY = 4.5; // "-123,"
  private static final double BYTES_A_POINT = 30; // a step with four numbers
  private static final int COUNTS = 9; // columns before the metrics

  static ExplorerTrials of(
      SparkSession spark,
      ExplorerAxes axes,
      List<Metric> metrics,
      List<Row> cells,
      boolean isWhole) {
    Map<List<Integer>, Integer> cellAt = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      cellAt.put(axes.positions(cells.get(i)), i);
    }
    String sql = sql(axes, metrics, isWhole);
    int first = axes.axes().size();
    List<Trial> trials = new ArrayList<>();
    for (Row row : Evidence.of(spark, sql).rows()) {
      List<Double> values = new ArrayList<>(metrics.size());
      for (int i = 0; i < metrics.size(); i++) {
        values.add(Explorer.numberOrNaN(row, first + COUNTS + i));
      }
      trials.add(
          new Trial(
              cellAt.get(axes.positions(row)),
              row.getString(first),
              row.getLong(first + 1),
              row.getString(first + 2),
              place(row.getInt(first + 3), row.getLong(first + 4), row.getString(first + 2)),
              values,
              detailBytes(row, first + 5)));
    }
    return new ExplorerTrials(sql, trials, isWhole);
  }

  private static String sql(ExplorerAxes axes, List<Metric> metrics, boolean isWhole) {
    StringBuilder sql = new StringBuilder("WITH placed AS (\n  SELECT *,\n    row_number()");
    String cell = positionsOf(axes);
    sql.append(" OVER (PARTITION BY ")
        .append(cell)
        .append(" ORDER BY status <> 'completed', loss_total, trial_id) - 1 AS place,\n")
        .append("    count_if(status = 'completed') OVER (PARTITION BY ")
        .append(cell)
        .append(") AS completed\n  FROM trials\n  WHERE ")
        .append(axes.condition())
        .append("\n)\nSELECT ")
        .append(axes.columns())
        .append(",\n  trial_id, seed, status, place, completed,")
        .append(" n_features, n_hidden, head_rank, record_points");
    for (Metric metric : metrics) {
      sql.append(",\n  ").append(metric.sql());
    }
    sql.append("\nFROM placed\n");
    if (!isWhole) {
      sql.append("WHERE place = 0 OR (place < completed AND place IN")
          .append(" ((completed - 1) div 2, completed - 1))\n");
    }
    // By names: the axes' SQL would take the columns just selected for the table's.
    return sql.append("ORDER BY ").append(axes.names()).append(", place").toString();
  }

  private static String positionsOf(ExplorerAxes axes) {
    return String.join(", ", axes.axes().stream().map(a -> a.sql()).toList());
  }

  private static Place place(int place, long completed, String status) {
    if (!status.equals("completed")) {
      return Place.NOT_COMPLETED;
    }
    if (place == 0) {
      return Place.LOWEST;
    }
    if (place == (completed - 1) / 2) {
      return Place.MEDIAN;
    }
    return place == completed - 1 ? Place.HIGHEST : Place.ELSEWHERE;
  }

  private static long detailBytes(Row row, int sizes) {
    double n = row.getInt(sizes);
    double m = row.getInt(sizes + 1);
    double r = row.isNullAt(sizes + 2) ? 0 : row.getInt(sizes + 2);
    double points = row.isNullAt(sizes + 3) ? 0 : row.getInt(sizes + 3);
    return Math.round(
        BYTES_AN_ENTRY * (m * n + n + 2 * r * n) + BYTES_A_POINT * points + 200); // names and sigma
  }

  void json(StringBuilder json) {
    Explorer.rows(json.append("{\"cell\":"), trials, (t, out) -> out.append(t.cell()));
    Explorer.rows(json.append(",\"id\":"), trials, (t, out) -> Json.string(out, t.id()));
    Explorer.rows(json.append(",\"seed\":"), trials, (t, out) -> out.append(t.seed()));
    Explorer.rows(json.append(",\"status\":"), trials, (t, out) -> Json.string(out, t.status()));
    json.append(",\"metrics\":[");
    int metrics = trials.isEmpty() ? 0 : trials.get(0).metrics().size();
    for (int i = 0; i < metrics; i++) {
      int metric = i;
      Explorer.rows(
          json.append(i == 0 ? "" : ",\n"),
          trials,
          (t, out) -> Json.number(out, t.metrics().get(metric)));
    }
    json.append("]}");
  }
}
