package io.tegum.analysis.page;

import io.tegum.analysis.diagram.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
   * What is asked of trials.
   *
   * @param chartEntries SQL over a trial: how many numbers its charts take; may be null
   * @param isWhole whether to list every trial of a cell, or the lowest, the median and the highest
   */
  record Wanted(List<Metric> metrics, String chartEntries, boolean isWhole) {}

  /**
   * One trial.
   *
   * @param cell index of its cell
   * @param metrics a number each, NaN where it has none
   * @param detailBytes about what its charts take as JSON
   */
  record Trial(
      int cell,
      String id,
      long seed,
      String status,
      Place place,
      List<Double> metrics,
      long detailBytes) {}

  /**
   * What the page is told of trials, in parallel lists.
   *
   * @param seed as texts, since a browser's numbers have 53 bits
   * @param status positions among {@code statuses}
   * @param metrics a list each
   */
  record Told(
      List<Integer> cell,
      List<String> id,
      List<String> seed,
      List<String> statuses,
      List<Integer> status,
      List<double[]> metrics) {}

  private static final double BYTES_AN_ENTRY = 5.5; // "-123," or "0.1235,"
  private static final int BYTES_OF_NAMES = 400;
  private static final int COUNTS = 6; // columns before the metrics

  static ExplorerTrials of(SparkSession spark, ExplorerAxes axes, List<Row> cells, Wanted wanted) {
    Map<List<Integer>, Integer> cellAt = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      cellAt.put(axes.positions(cells.get(i)), i);
    }
    String sql = sql(axes, wanted);
    int first = axes.axes().size();
    List<Trial> trials = new ArrayList<>();
    for (Row row : Evidence.of(spark, sql).rows()) {
      List<Double> values = new ArrayList<>(wanted.metrics().size());
      for (int i = 0; i < wanted.metrics().size(); i++) {
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
              Math.round(BYTES_AN_ENTRY * row.getLong(first + 5)) + BYTES_OF_NAMES));
    }
    return new ExplorerTrials(sql, trials, wanted.isWhole());
  }

  private static String sql(ExplorerAxes axes, Wanted wanted) {
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
        .append(",\n  trial_id, seed, status, place, completed,\n  CAST(coalesce(")
        .append(wanted.chartEntries())
        .append(", 0) AS bigint) AS chart_numbers");
    for (Metric metric : wanted.metrics()) {
      sql.append(",\n  ").append(metric.sql());
    }
    sql.append("\nFROM placed\n");
    if (!wanted.isWhole()) {
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

  /** What the page is told of them. */
  Told told() {
    List<String> statuses = trials.stream().map(Trial::status).distinct().sorted().toList();
    int metrics = trials.isEmpty() ? 0 : trials.get(0).metrics().size();
    return new Told(
        trials.stream().map(Trial::cell).toList(),
        trials.stream().map(Trial::id).toList(),
        trials.stream().map(t -> Long.toString(t.seed())).toList(),
        statuses,
        trials.stream().map(t -> statuses.indexOf(t.status())).toList(),
        IntStream.range(0, metrics)
            .mapToObj(i -> trials.stream().mapToDouble(t -> t.metrics().get(i)).toArray())
            .toList());
  }
}
