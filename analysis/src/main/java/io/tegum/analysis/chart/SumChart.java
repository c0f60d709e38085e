package io.tegum.analysis.chart;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A trial's matrices of one shape, of which the reader of the page chooses some: it draws their
 * sum. Colours go from minus the largest magnitude that any choice can reach, blue, over 0, white,
 * to that, red.
 *
 * @param title what stands above it
 * @param part what each matrix belongs to: "head"
 * @param down what rows are, from 0
 * @param across what columns are, from 0
 * @param columns how many columns a matrix has
 * @param note what stands below it
 * @param values SQL over a trial: the matrices row-major, one after the other
 * @param count SQL over a trial: how many matrices
 * @param length SQL over a trial: how many numbers they have together
 */
public record SumChart(
    String title,
    String part,
    String down,
    String across,
    int columns,
    String note,
    String values,
    String count,
    String length)
    implements TableChart {

  /** What the page is told. */
  private record Described(
      String title, String part, String down, String across, int columns, String note) {}

  /** What the page is told of a trial. */
  private record Drawn(int count, Thousandths matrices) {}

  @Override
  public String kind() {
    return "sum";
  }

  @Override
  public String entries(String points) {
    return length;
  }

  @Override
  public Object described() {
    return new Described(title, part, down, across, columns, note);
  }

  @Override
  public List<String> sql() {
    return List.of(values, count);
  }

  @Override
  public Object drawn(Row row) {
    if (row.anyNull()) {
      return null;
    }
    return new Drawn(row.getInt(1), Thousandths.of(Thousandths.doubles(row.getList(0))));
  }
}
