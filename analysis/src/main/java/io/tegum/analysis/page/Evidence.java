package io.tegum.analysis.page;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A query and its answer: the numbers behind a figure or a sentence, which the page offers as CSV.
 *
 * @param sql the query over the views of a results folder, for everybody to repeat
 * @param columns names of its columns
 * @param rows its rows
 */
public record Evidence(String sql, List<String> columns, List<Row> rows) {

  /** Beyond what a list can hold, and the most that Spark sorts in one place. */
  private static final int MOST_ROWS = Integer.MAX_VALUE - 16;

  public Evidence {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Asks {@code sql}, whose answer must be small: a row a cell or a line's point, not a trial. */
  public static Evidence of(SparkSession spark, String sql) {
    // Without a limit Spark runs the last stage twice where it sorts: once for a sample.
    Dataset<Row> answer = spark.sql(sql).limit(MOST_ROWS);
    return new Evidence(sql, List.of(answer.columns()), answer.collectAsList());
  }
}
