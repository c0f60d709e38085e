package io.tegum.analysis.page;

import io.tegum.analysis.chart.TrialCharts;
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
 * @param json axes, metrics, cells, trials and what charts there are, in parallel lists
 * @param details what the charts show of some trials, by the trial's position
 * @param contents a few sentences on what is in it and what was left out
 * @param queries the SQL of its cells and of its trials
 */
record Explorer(String json, String details, String contents, List<String> queries) {

  /** Cells and trials that a page of 10 MB has room for, beside their details. */
  private static final int MOST_CELLS = 8_000;

  private static final int MOST_TRIALS = 24_000;
  private static final int STATISTICS = 3; // lowest, median, highest

  /**
   * What the page is told.
   *
   * @param start positions of the axes that it begins with, across and upward
   */
  private record Told(
      List<ExplorerAxes.Told> axes,
      List<Integer> start,
      List<ToldMetric> metrics,
      List<TrialCharts.Told> charts,
      ToldCells cells,
      ExplorerTrials.Told trials) {}

  /** What the page is told of a metric. */
  private record ToldMetric(String name, boolean lowIsGood) {
    static ToldMetric of(Metric metric) {
      return new ToldMetric(metric.name(), metric.good() == Metric.Direction.LOWER);
    }
  }

  /** What the page is told of the cells; of statistics a list for each metric. */
  private record ToldCells(
      List<List<Integer>> at,
      List<Long> trials,
      List<Long> completed,
      List<double[]> lowest,
      List<double[]> median,
      List<double[]> highest) {

    static ToldCells of(ExplorerAxes axes, List<Row> cells, List<Integer> columns) {
      int counts = axes.axes().size();
      return new ToldCells(
          cells.stream().map(axes::positions).toList(),
          cells.stream().map(row -> row.getLong(counts)).toList(),
          cells.stream().map(row -> row.getLong(counts + 1)).toList(),
          statistic(cells, columns, 0),
          statistic(cells, columns, 1),
          statistic(cells, columns, 2));
    }

    private static List<double[]> statistic(List<Row> cells, List<Integer> columns, int which) {
      return columns.stream()
          .map(column -> cells.stream().mapToDouble(c -> numberOrNaN(c, column + which)).toArray())
          .toList();
    }
  }

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
    FamilyReport report = FamilyReport.of(sweep.family());
    List<Metric> all = report.metrics();
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

    TrialCharts charts = new TrialCharts(report.charts());
    long trialsInCells = cells.stream().mapToLong(c -> c.getLong(axes.axes().size())).sum();
    ExplorerTrials trials =
        ExplorerTrials.of(
            spark,
            axes,
            cells,
            new ExplorerTrials.Wanted(
                metrics, charts.entries(spark), trialsInCells <= MOST_TRIALS));
    String json =
        Json.of(
            new Told(
                axes.told(),
                axes.start(report.firstAxes()),
                metrics.stream().map(ToldMetric::of).toList(),
                charts.told(),
                ToldCells.of(axes, cells, columns),
                trials.told()));
    ExplorerDetails details =
        ExplorerDetails.of(spark, charts, trials.trials(), Math.max(0, mostBytes - json.length()));
    return new Explorer(
        json,
        Json.of(details.charted()),
        contents(sweep, axes, cells.size(), trials, details),
        List.of(cellsSql, trials.sql()));
  }

  private static String contents(
      SweepSummary sweep,
      ExplorerAxes axes,
      int cells,
      ExplorerTrials trials,
      ExplorerDetails details) {
    StringBuilder text = new StringBuilder(cells == 1 ? "Here is " : "Here are ");
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

  static double numberOrNaN(Row row, int column) {
    return row.isNullAt(column) ? Double.NaN : ((Number) row.get(column)).doubleValue();
  }
}
