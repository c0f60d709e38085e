package io.tegum.analysis.chart;

import java.util.List;
import org.apache.spark.sql.Row;

/** A picture of what a row of the trials view holds. */
public sealed interface TableChart extends TrialChart
    permits MatrixChart, GramChart, BarChart, SumChart {

  /** SQL over a trial: what {@link #drawn} takes. */
  List<String> sql();

  /**
   * What the page is told of one trial, as JSON has it; null where the trial has no such picture.
   *
   * @param row a value for each of {@link #sql}
   */
  Object drawn(Row row);
}
