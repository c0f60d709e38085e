package io.tegum.analysis.chart;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The products W'W of a matrix's columns with each other, beside a bias: how directions interfere.
 *
 * @param title what stands above it
 * @param index what the columns are: "feature"
 * @param values SQL over a trial: W, m x n row-major
 * @param rows SQL over a trial: m
 * @param columns SQL over a trial: n
 * @param bias SQL over a trial: b, n
 */
public record GramChart(
    String title, String index, String values, String rows, String columns, String bias)
    implements TableChart {

  /** What the page is told. */
  private record Described(String title, String index) {}

  /** What the page is told of a trial: the first columns, of how many. */
  private record Drawn(int shown, int of, int rows, Thousandths w, Thousandths bias) {}

  @Override
  public String kind() {
    return "gram";
  }

  @Override
  public String entries(String points) {
    return "(%s + 1) * least(%s, %d)".formatted(rows, columns, MatrixChart.MOST_SHOWN);
  }

  @Override
  public Object described() {
    return new Described(title, index);
  }

  @Override
  public List<String> sql() {
    return List.of(values, rows, columns, bias);
  }

  @Override
  public Object drawn(Row row) {
    if (row.anyNull()) {
      return null;
    }
    double[] w = Thousandths.doubles(row.getList(0));
    double[] b = Thousandths.doubles(row.getList(3));
    int m = row.getInt(1);
    int n = row.getInt(2);
    int shown = Math.min(n, MatrixChart.MOST_SHOWN);
    double[] columnsShown = new double[m * shown];
    for (int k = 0; k < m; k++) {
      System.arraycopy(w, k * n, columnsShown, k * shown, shown);
    }
    double[] biasShown = Arrays.copyOf(b, shown);
    return new Drawn(shown, n, m, Thousandths.of(columnsShown), Thousandths.of(biasShown));
  }
}
