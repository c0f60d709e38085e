package io.tegum.analysis.page;

import io.tegum.analysis.results.ResultsViews;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark evaluates a report's queries: it writes, compiles and warms up a program for each,
 * plans it anew as its parts finish, and describes it to a web page that is off, which some hundred
 * queries over few rows never earn back. Over few trials they are planned once and interpreted
 * instead, with the same answers.
 */
final class QueryEvaluation {

  private static final Map<String, String> OVER_FEW_ROWS =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.adaptive.enabled", "false",
          // What is in one part is joined there; a broadcast would be a job of its own.
          "spark.sql.autoBroadcastJoinThreshold", "-1",
          // Likewise it is sorted there, whereas the first rows of all parts are merged by a job.
          "spark.sql.execution.topKSortFallbackThreshold", "0",
          "spark.sql.ui.explainMode", "simple",
          "spark.sql.debug.maxToStringFields", "0",
          "spark.sql.maxPlanStringLength", "0");

  private final SparkSession spark;
  private final Map<String, String> before = new HashMap<>();

  /** The session's own way, until another is chosen. */
  QueryEvaluation(SparkSession spark) {
    this.spark = spark;
  }

  /** Chooses for the views that are registered in the session. */
  void choose() {
    if (ResultsViews.areFew(spark)) {
      OVER_FEW_ROWS.forEach(this::set);
    }
  }

  private void set(String name, String value) {
    before.put(name, spark.conf().get(name));
    spark.conf().set(name, value);
  }

  /** Returns to the session's own way. */
  void restore() {
    before.forEach(spark.conf()::set);
  }
}
