package io.tegum.sweep.cli;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkSqlParser;
import scala.runtime.AbstractFunction1;

/** Tells queries that only read from statements that could change a results folder. */
final class Queries {

  private static final Set<String> READING_COMMANDS = Set.of("show", "describe", "desc", "explain");

  private Queries() {}

  /** What Spark says first of a query that it refuses. */
  static String firstLine(Exception e) {
    return e.getMessage().strip().lines().limit(2).collect(Collectors.joining(" ")).strip();
  }

  /** Whether {@code query} only reads. One that does not parse throws Spark's ParseException. */
  static boolean onlyReads(String query) {
    String verb = query.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    if (READING_COMMANDS.contains(verb)) {
      return true;
    }
    LogicalPlan plan = new SparkSqlParser().parsePlan(query);
    return plan.find(
            new AbstractFunction1<LogicalPlan, Object>() {
              @Override
              public Object apply(LogicalPlan node) {
                return node instanceof Command
                    || node.getClass().getSimpleName().startsWith("InsertInto");
              }
            })
        .isEmpty();
  }
}
