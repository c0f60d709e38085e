package io.tegum.analysis.diagram;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A phase diagram as a question: two axes, facets, and one number a cell. {@link #cells} takes the
 * answer.
 *
 * <pre>{@code
 * PhaseDiagram.over(DiagramAxis.column("sparsity"), DiagramAxis.column("lambda"))
 *     .facets(DiagramAxis.column("schedule"), DiagramAxis.column("rank_ratio"))
 *     .median(Metric.higherIsBetter("Effective rank", "omega_effective_rank"));
 * }</pre>
 *
 * @param x horizontal axis
 * @param y vertical axis
 * @param facets one small diagram for each combination of their values; may be empty
 * @param value name of the number in a cell, for titles
 * @param statistic how a cell's trials become that number
 * @param sql the query: a row a cell with trials in it, with the columns, by position, x, y, the
 *     facets, trials, seeds, completed, value; further ones, such as the spread, are for readers
 */
public record PhaseDiagram(
    DiagramAxis x,
    DiagramAxis y,
    List<DiagramAxis> facets,
    String value,
    Statistic statistic,
    String sql) {

  public PhaseDiagram {
    facets = List.copyOf(facets);
  }

  /** Starts a diagram over two axes. Trials for which an axis is null are not in it. */
  public static Builder over(DiagramAxis x, DiagramAxis y) {
    return new Builder(x, y);
  }

  /** The rows of the query with the missing cells. */
  public PhaseCells cells(List<Row> rows) {
    return PhaseCells.ofRows(this, rows);
  }

  /** Collects facets and a condition; its last step says which number is in a cell. */
  public static final class Builder {
    private final DiagramAxis x;
    private final DiagramAxis y;
    private final List<DiagramAxis> facets = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();

    private Builder(DiagramAxis x, DiagramAxis y) {
      this.x = x;
      this.y = y;
      conditions.add("(" + x.sql() + ") IS NOT NULL");
      conditions.add("(" + y.sql() + ") IS NOT NULL");
    }

    /** Adds facets. */
    public Builder facets(DiagramAxis... axes) {
      facets.addAll(List.of(axes));
      return this;
    }

    /** Keeps only the trials for which an SQL condition over the trials view holds. */
    public Builder where(String condition) {
      conditions.add("(" + condition + ")");
      return this;
    }

    /** The metric's mean over a cell's completed trials. */
    public PhaseDiagram mean(Metric metric) {
      return build(metric, Statistic.MEAN);
    }

    /** The metric's median over a cell's completed trials. */
    public PhaseDiagram median(Metric metric) {
      return build(metric, Statistic.MEDIAN);
    }

    /** The metric of a cell's best completed trial: highest or lowest, as the metric says. */
    public PhaseDiagram best(Metric metric) {
      return build(metric, Statistic.BEST);
    }

    /**
     * The share, 0 to 1, of a cell's completed trials for which a condition holds.
     *
     * @param name what the condition says, for instance "superposed"
     * @param condition boolean SQL, for instance {@code "max_overlap > 0.1"}; a trial for which it
     *     is null counts neither way
     */
    public PhaseDiagram share(String name, String condition) {
      return build(Metric.higherIsBetter(name, condition), Statistic.SHARE);
    }

    private PhaseDiagram build(Metric metric, Statistic statistic) {
      List<DiagramAxis> axes = new ArrayList<>(List.of(x, y));
      axes.addAll(facets);
      StringBuilder sql = new StringBuilder("SELECT\n");
      StringBuilder positions = new StringBuilder();
      for (int i = 0; i < axes.size(); i++) {
        DiagramAxis axis = axes.get(i);
        sql.append("  %s AS `%s`,\n".formatted(axis.sql(), axis.name()));
        positions.append(i == 0 ? "" : ", ").append(i + 1);
      }
      sql.append("  count(*) AS trials,\n")
          .append("  count(DISTINCT seed) AS seeds,\n")
          .append("  count_if(status = 'completed') AS completed,\n")
          .append(
              "  %s FILTER (WHERE status = 'completed') AS value".formatted(statistic.sql(metric)))
          .append(statistic.spreads() ? spread(metric) : "")
          .append("\nFROM trials\n")
          .append("WHERE ")
          .append(String.join("\n  AND ", conditions))
          .append("\nGROUP BY ")
          .append(positions)
          .append("\nORDER BY ")
          .append(positions);
      return new PhaseDiagram(x, y, facets, metric.name(), statistic, sql.toString());
    }

    private static String spread(Metric metric) {
      StringBuilder sql = new StringBuilder();
      String column = ",\n  %s FILTER (WHERE status = 'completed') AS %s";
      sql.append(column.formatted(Statistic.BEST.sql(metric), "best"));
      sql.append(column.formatted("percentile(" + metric.sql() + ", 0.25)", "lower"));
      sql.append(column.formatted(Statistic.MEDIAN.sql(metric), "median"));
      sql.append(column.formatted("percentile(" + metric.sql() + ", 0.75)", "upper"));
      return sql.toString();
    }
  }
}
