package io.tegum.analysis.chart;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A trial's list of numbers that are not negative, as bars.
 *
 * @param title what stands above it
 * @param x what the list runs over
 * @param first number of the first of them: 0 or 1
 * @param values SQL over a trial: the list
 * @param count SQL over a trial: its length
 */
public record BarChart(String title, String x, int first, String values, String count)
    implements TableChart {

  /** What the page is told. */
  private record Described(String title, String x, int first) {}

  @Override
  public String kind() {
    return "bars";
  }

  @Override
  public String entries(String points) {
    return count;
  }

  @Override
  public Object described() {
    return new Described(title, x, first);
  }

  @Override
  public List<String> sql() {
    return List.of(values);
  }

  @Override
  public Object drawn(Row row) {
    return row.isNullAt(0) ? null : Thousandths.doubles(row.getList(0));
  }
}
