package io.tegum.sweep.query;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;

/**
 * SQL of somebody's that is run only if it does nothing but read: made of operators and functions
 * that are known to do no more. What is not known is refused, so a later Spark opens no door.
 *
 * <p>The text is looked at twice. As parsed, because Spark runs commands, and the text behind
 * EXECUTE IMMEDIATE or IDENTIFIER, while it analyses. And as analysed, when every name is resolved:
 * that plan is the one that runs.
 */
public final class ReadingQuery {
  private ReadingQuery() {}

  /**
   * The answer to {@code sql}, not yet computed.
   *
   * @param spark a session in which the views of a results folder are registered
   * @throws RefusedQueryException if it does more than read, or reads files while it may not;
   *     Spark's own exceptions say what else is wrong with it
   */
  public static Dataset<Row> of(SparkSession spark, String sql, FileAccess files)
      throws ParseException {
    // ${env:NAME} and ${system:name} would put this process's secrets into a query's text.
    spark.conf().set("spark.sql.variable.substitute", "false");
    ReadingPlan reading = new ReadingPlan(files);
    var session = (org.apache.spark.sql.classic.SparkSession) spark;
    reading.check(session.sessionState().sqlParser().parsePlan(sql));
    Dataset<Row> answer = spark.sql(sql);
    reading.check(answer.queryExecution().analyzed());
    return answer;
  }

  /** Refuses {@code sql} for others to run, as {@link #of} does. */
  public static void check(SparkSession spark, String sql, FileAccess files) throws ParseException {
    of(spark, sql, files);
  }
}
