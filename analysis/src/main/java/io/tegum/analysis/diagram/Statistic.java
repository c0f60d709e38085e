package io.tegum.analysis.diagram;

/** How the trials of a cell become one number. */
public enum Statistic {
  MEAN("mean") {
    @Override
    String sql(Metric metric) {
      return "avg(" + metric.sql() + ")";
    }
  },
  MEDIAN("median") {
    @Override
    String sql(Metric metric) {
      return "median(" + metric.sql() + ")";
    }
  },
  /** The best trial in the metric's good direction: basins are kept apart, not averaged. */
  BEST("best") {
    @Override
    String sql(Metric metric) {
      return metric.good().aggregate() + "(" + metric.sql() + ")";
    }
  },
  /**
   * The share of trials for which a boolean metric is true, 0 to 1; null counts neither way. NaN,
   * not some number, where the metric is another number than 0 or 1 and so no condition.
   */
  SHARE("share") {
    @Override
    String sql(Metric metric) {
      return "avg(CASE WHEN (%1$s) IN (0, 1) THEN %1$s WHEN (%1$s) IS NOT NULL THEN double('NaN') END)"
          .formatted("CAST(" + metric.sql() + " AS DOUBLE)");
    }

    @Override
    boolean spreads() {
      return false;
    }
  };

  private final String label;

  Statistic(String label) {
    this.label = label;
  }

  /** One word for titles. */
  public String label() {
    return label;
  }

  abstract String sql(Metric metric);

  /** Whether the metric is a number that has quartiles. */
  boolean spreads() {
    return true;
  }
}
