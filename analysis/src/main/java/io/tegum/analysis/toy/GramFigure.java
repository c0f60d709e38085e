package io.tegum.analysis.toy;

import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.MatrixFigure;
import io.tegum.analysis.figure.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * W'W and b of chosen trials: the diagonal shows which features are represented, the rest which
 * share directions (Elhage et al. 2022, "Demonstrating superposition").
 */
public final class GramFigure {
  /** More features than this would be too small to see; the first ones are drawn. */
  public static final int MOST_FEATURES = 30;

  private GramFigure() {}

  /** Draws one heat map a trial, with the bias as a column of its own. */
  public static String svg(FigureText text, List<GramPanel> trials) {
    List<MatrixFigure.Panel> panels = new ArrayList<>();
    int most = 0;
    double limit = 0;
    for (GramPanel trial : trials) {
      MatrixFigure.Panel panel = panel(trial);
      most = Math.max(most, panel.rows());
      for (double value : panel.values()) {
        limit = Double.isNaN(value) ? limit : Math.max(limit, Math.abs(value));
      }
      panels.add(panel);
    }
    List<String> features = IntStream.range(0, most).mapToObj(Integer::toString).toList();
    List<String> columns = new ArrayList<>(features);
    columns.add("");
    columns.add("b");
    double span = limit == 0 ? 1 : limit;
    return MatrixFigure.svg(
        text,
        panels,
        new MatrixFigure.Style(
            "W'W and b",
            Palette.DIVERGING,
            -span,
            span,
            "Feature j, and the bias b",
            columns,
            "Feature i",
            features));
  }

  /** W'W, a blank column, b. */
  private static MatrixFigure.Panel panel(GramPanel trial) {
    int n = trial.bias().length;
    int shown = Math.min(n, MOST_FEATURES);
    int columns = shown + 2;
    double[] values = new double[shown * columns];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < shown; i++) {
      System.arraycopy(trial.gram(), i * n, values, i * columns, shown);
      values[i * columns + shown + 1] = trial.bias()[i];
    }
    return new MatrixFigure.Panel(trial.heading(), columns, values);
  }
}
