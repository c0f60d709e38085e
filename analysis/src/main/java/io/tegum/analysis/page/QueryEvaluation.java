package io.tegum.analysis.page;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark evaluates a report's queries: it writes, compiles and warms up a program for each,
 * which some thirty queries over few rows never earn back. Over few trials they are interpreted
 * instead, with the same answers; measured on the quickstart, that saves a fifth of the report.
 */
final class QueryEvaluation implements AutoCloseable {

  /** Of so many trials on, a row's evaluation counts for more than a query's compilation. */
  private static final long MANY_TRIALS = 3_000;

  private static final Map<String, String> INTERPRETED =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  private final SparkSession spark;
  private final Map<String, String> before = new HashMap<>();

  /** The session's own way, to which closing returns. */
  QueryEvaluation(SparkSession spark) {
    this.spark = spark;
    INTERPRETED.keySet().forEach(name -> before.put(name, spark.conf().get(name)));
  }

  /** Chooses for the queries over so many trials. */
  void choose(long trials) {
    if (trials < MANY_TRIALS) {
      INTERPRETED.forEach(spark.conf()::set);
    }
  }

  @Override
  public void close() {
    before.forEach(spark.conf()::set);
  }
}
