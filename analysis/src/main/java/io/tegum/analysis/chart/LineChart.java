package io.tegum.analysis.chart;

import io.tegum.analysis.figure.NumberAxis;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers over a trial's training.
 *
 * @param title what stands above it
 * @param y vertical axis, linear or logarithmic; a linear one holds 0 and 1
 * @param series its lines, at most four
 */
public record LineChart(String title, NumberAxis y, List<Series> series) implements TrialChart {
  private static final int MOST_SERIES = 4; // as many as there are colours on the page

  /**
   * One line.
   *
   * @param name as it stands in the legend
   * @param sql a number over a row of the curves view
   */
  public record Series(String name, String sql) {}

  /** What the page is told. */
  private record Described(String title, String y, boolean isLog, List<String> series) {}

  public LineChart {
    series = List.copyOf(series);
    if (series.isEmpty() || series.size() > MOST_SERIES) {
      throw new IllegalArgumentException(
          "Cannot chart %s: it had %d lines, must be 1 to %d"
              .formatted(title, series.size(), MOST_SERIES));
    }
  }

  /** One chart for each number of a curve of {@code family}; losses logarithmic. */
  public static List<TrialChart> ofCurves(Family family) {
    List<TrialChart> charts = new ArrayList<>();
    for (Column<?> column : family.curveColumns()) {
      if (column.type() == ColumnType.DOUBLE) {
        String name = column.name().replace('_', ' ');
        NumberAxis y = name.startsWith("loss") ? NumberAxis.log(name) : NumberAxis.linear(name);
        Series line = new Series(name, "`" + column.name() + "`");
        charts.add(new LineChart(name + " over training", y, List.of(line)));
      }
    }
    return charts;
  }

  @Override
  public String kind() {
    return "lines";
  }

  @Override
  public String entries(String points) {
    return "%s * %d".formatted(points, series.size() + 1);
  }

  @Override
  public Object described() {
    boolean isLog = y.spacing() == NumberAxis.Spacing.LOG;
    return new Described(title, y.title(), isLog, series.stream().map(Series::name).toList());
  }
}
