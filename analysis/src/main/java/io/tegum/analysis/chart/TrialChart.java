package io.tegum.analysis.chart;

/**
 * A picture of one trial, which the explorer draws when the trial is chosen. A family registers its
 * charts with its report. What they show is SQL over a row of the trials view, or of the curves
 * view for lines; a trial that has null there has no such picture.
 */
public sealed interface TrialChart permits LineChart, TableChart {

  /** What stands above it. */
  String title();

  /**
   * SQL over a trial: how many numbers of the page it takes; may be null.
   *
   * @param points SQL over a trial: how many points its curve has
   */
  String entries(String points);

  /** What the page is told of it beside its {@link #kind}: names and colours, as JSON has them. */
  Object described();

  /** Which of the page's drawings it is. */
  String kind();
}
