package io.tegum.analysis.page;

import io.tegum.analysis.diagram.Metric;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What the page's explorer is made of: the cells of all axes together, trials of each, and the
 * matrices and curves of some. Small sweeps are in it whole; of larger ones it holds as much as
 * fits, and says what.
 *
 * @param json axes, metrics, cells, trials and details, in parallel lists
 * @param contents a few sentences on what is in it and what was left out
 * @param queries the SQL of its cells and of its trials
 */
record Explorer(String json, String contents, List<String> queries) {

  /** Cells and trials that a page of 10 MB has room for, beside their details. */
  private static final int MOST_CELLS = 8_000;

  private static final int MOST_TRIALS = 24_000;
  private static final int STATISTICS = 3; // lowest, median, highest

  Explorer {
    queries = List.copyOf(queries);
  }

  /**
   * Asks the trials and curves views of {@code spark}, which must hold a trial.
   *
   * @param mostBytes about how long the JSON may become
   */
  static Explorer of(SparkSession spark, SweepSummary sweep, long mostBytes) {
    ExplorerAxes axes = ExplorerAxes.of(spark, sweep, MOST_CELLS);
    List<Metric> all = FamilyReport.of(sweep.family()).metrics();
    String cellsSql = cellsSql(axes, all);
    List<Row> cells = Evidence.of(spark, cellsSql).rows();
    int first = axes.axes().size() + 2;
    List<Metric> metrics = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int column = first + STATISTICS * i;
      if (cells.stream().anyMatch(c -> !c.isNullAt(column))) {
        metrics.add(all.get(i));
        columns.add(column);
      }
    }

    StringBuilder json = new StringBuilder(1 << 20).append("{\"axes\":");
    axes.json(json);
    metrics(json.append(",\n\"metrics\":"), metrics);
    cells(json.append(",\n\"cells\":"), axes, cells, columns);
    long trialsInCells = cells.stream().mapToLong(c -> c.getLong(axes.axes().size())).sum();
    ExplorerTrials trials =
        ExplorerTrials.of(spark, axes, metrics, cells, trialsInCells <= MOST_TRIALS);
    trials.json(json.append(",\n\"trials\":"));
    ExplorerDetails details =
        ExplorerDetails.of(spark, trials.trials(), Math.max(0, mostBytes - json.length()));
    json.append(",\n\"details\":").append(details.json()).append("}");
    return new Explorer(
        json.toString(),
        contents(sweep, axes, cells.size(), trials, details),
        List.of(cellsSql, trials.sql()));
  }

  private static String contents(
      SweepSummary sweep,
      ExplorerAxes axes,
      int cells,
      ExplorerTrials trials,
      ExplorerDetails details) {
    StringBuilder text = new StringBuilder("Here are ");
    text.append(cells).append(cells == 1 ? " cell" : " cells").append(" of a sweep of ");
    text.append(sweep.trials()).append(sweep.trials() == 1 ? " trial" : " trials");
    String thinning = axes.thinning();
    text.append(thinning.isEmpty() ? "" : ", thinned to " + thinning).append(". ");
    text.append(
        trials.isWhole()
            ? "Every trial of a cell is listed. "
            : "Of each cell the completed trials with the lowest, median and highest total loss are"
                + " listed. ");
    return text.append(details.contents()).toString();
  }

  private static String cellsSql(ExplorerAxes axes, List<Metric> metrics) {
    StringBuilder sql = new StringBuilder("SELECT\n  ").append(axes.names());
    sql.append(",\n  count(*) AS trials,\n  count_if(status = 'completed') AS completed");
    for (int i = 0; i < metrics.size(); i++) {
      sql.append(",\n  min(metric_%1$d), median(metric_%1$d), max(metric_%1$d)".formatted(i));
    }
    // Computed here, each metric is computed once.
    sql.append("\nFROM (\n  SELECT\n    ").append(axes.columns()).append(",\n    status");
    for (int i = 0; i < metrics.size(); i++) {
      sql.append(",\n    %s AS metric_%d".formatted(metrics.get(i).sql(), i));
    }
    return sql.append("\n  FROM trials\n  WHERE ")
        .append(axes.condition())
        .append("\n)\nGROUP BY ALL\nORDER BY ALL")
        .toString();
  }

  private static void metrics(StringBuilder json, List<Metric> metrics) {
    String comma = "[";
    for (Metric metric : metrics) {
      Json.string(json.append(comma).append("{\"name\":"), metric.name());
      json.append(",\"lowIsGood\":").append(metric.good() == Metric.Direction.LOWER).append('}');
      comma = ",";
    }
    json.append(metrics.isEmpty() ? "[]" : "]");
  }

  private static void cells(
      StringBuilder json, ExplorerAxes axes, List<Row> cells, List<Integer> columns) {
    json.append("{\"at\":");
    rows(json, cells, (row, out) -> out.append(Json.of(axes.positions(row))));
    int counts = axes.axes().size();
    rows(json.append(",\"trials\":"), cells, (row, out) -> out.append(row.getLong(counts)));
    rows(json.append(",\"completed\":"), cells, (row, out) -> out.append(row.getLong(counts + 1)));
    String[] names = {"lowest", "median", "highest"};
    for (int statistic = 0; statistic < STATISTICS; statistic++) {
      json.append(",\n\"").append(names[statistic]).append("\":[");
      for (int i = 0; i < columns.size(); i++) {
        int column = columns.get(i) + statistic;
        rows(
            json.append(i == 0 ? "" : ",\n"),
            cells,
            (row, out) -> Json.number(out, numberOrNaN(row, column)));
      }
      json.append(']');
    }
    json.append('}');
  }

  static double numberOrNaN(Row row, int column) {
    return row.isNullAt(column) ? Double.NaN : ((Number) row.get(column)).doubleValue();
  }

  /** Writes one element of a list. */
  interface Element<T> {
    void append(T row, StringBuilder out);
  }

  /** Appends [element, …]. */
  static <T> void rows(StringBuilder json, List<T> rows, Element<T> element) {
    json.append('[');
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      element.append(rows.get(i), json);
    }
    json.append(']');
  }
}
