package io.tegum.analysis.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A family's charts of single trials, and what they show.
 *
 * @param charts in the order of the page
 */
public record TrialCharts(List<TrialChart> charts) {

  /** A column of the families that have this setting. */
  private static final String RECORD_POINTS = "record_points";

  /** What the page is told of a chart. */
  public record Told(String kind, Object chart) {}

  /**
   * What the page is told of one trial.
   *
   * @param step where its lines have points; null in a trial without a curve
   * @param charts what each chart shows of it: an array of numbers for each line, or what the kind
   *     of picture takes; null for one that it does not have
   */
  public record Charted(List<Number> step, List<Object> charts) {}

  /** What the page is told of the charts. */
  public List<Told> told() {
    return charts.stream().map(chart -> new Told(chart.kind(), chart.described())).toList();
  }

  /** SQL over a trial of {@code spark}'s views: how many numbers of the page they take. */
  public String entries(SparkSession spark) {
    if (charts.isEmpty()) {
      return "0";
    }
    boolean isSetting = List.of(spark.table("trials").columns()).contains(RECORD_POINTS);
    String points = isSetting ? RECORD_POINTS : Long.toString(mostPoints(spark));
    return charts.stream()
        .map(chart -> "coalesce(%s, 0)".formatted(chart.entries(points)))
        .collect(Collectors.joining(" + "));
  }

  private static long mostPoints(SparkSession spark) {
    return spark
        .sql(
            "SELECT coalesce(max(points), 0) FROM"
                + " (SELECT count(*) AS points FROM curves GROUP BY trial_id)")
        .head()
        .getLong(0);
  }

  /** What they show of completed trials, by id. */
  public Map<String, Charted> of(SparkSession spark, Collection<String> trials) {
    Map<String, Row> curves = new HashMap<>();
    if (trials.isEmpty()) {
      return Map.of();
    }
    if (charts.stream().anyMatch(LineChart.class::isInstance)) {
      for (Row row : chosen(spark.sql(curvesSql()), trials)) {
        curves.put(row.getString(0), row);
      }
    }
    Map<String, Charted> charted = new HashMap<>();
    for (Row row : chosen(spark.sql(tableSql()), trials)) {
      String id = row.getString(0);
      charted.put(id, charted(row, curves.get(id)));
    }
    return charted;
  }

  private static List<Row> chosen(Dataset<Row> rows, Collection<String> trials) {
    Column id = functions.col("trial_id");
    return rows.where(id.isInCollection(trials)).orderBy(id).limit(trials.size()).collectAsList();
  }

  /** Curves of single trials, their points in the order of steps. */
  private String curvesSql() {
    List<String> points = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (TrialChart chart : charts) {
      if (chart instanceof LineChart lines) {
        for (LineChart.Series series : lines.series()) {
          String name = "line_" + points.size();
          points.add(series.sql() + " AS " + name);
          columns.add("point." + name);
        }
      }
    }
    return """
    WITH points AS (
      SELECT trial_id, array_sort(collect_list(struct(step, %s))) AS point
      FROM curves
      GROUP BY trial_id
    )
    SELECT trial_id, point.step, %s
    FROM points\
    """
        .formatted(String.join(", ", points), String.join(", ", columns));
  }

  private String tableSql() {
    StringBuilder sql = new StringBuilder("SELECT trial_id");
    for (TrialChart chart : charts) {
      if (chart instanceof TableChart table) {
        table.sql().forEach(value -> sql.append(",\n  ").append(value));
      }
    }
    return sql.append("\nFROM trials\nWHERE status = 'completed'").toString();
  }

  private Charted charted(Row row, Row curvesOrNull) {
    List<Object> shown = new ArrayList<>();
    int column = 1;
    int line = 2;
    for (TrialChart chart : charts) {
      if (chart instanceof TableChart table) {
        int first = column;
        column += table.sql().size();
        shown.add(table.drawn(values(row, first, column)));
      } else if (chart instanceof LineChart lines) {
        int first = line;
        line += lines.series().size();
        shown.add(curvesOrNull == null ? null : lines(curvesOrNull, first, line));
      }
    }
    return new Charted(curvesOrNull == null ? null : curvesOrNull.getList(1), shown);
  }

  private static Row values(Row row, int from, int to) {
    return RowFactory.create(IntStream.range(from, to).mapToObj(row::get).toArray());
  }

  private static List<double[]> lines(Row row, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Thousandths.doubles(row.<Number>getList(i)))
        .toList();
  }
}
