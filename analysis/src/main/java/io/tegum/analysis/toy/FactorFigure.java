package io.tegum.analysis.toy;

import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.MatrixFigure;
import io.tegum.analysis.figure.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How much of each singular vector lies in the span of each tegum factor, for chosen trials. */
public final class FactorFigure {
  /** More factors than this would be too narrow to see; the first ones are drawn. */
  private static final int MOST_FACTORS = 24;

  private FactorFigure() {}

  /**
   * One trial.
   *
   * @param heading what tells it from the others
   * @param factors number of its factors
   * @param energies r x factors row-major, 0 to 1
   * @param order vector k of each row, -1 for a pair without one
   */
  public record Panel(String heading, int factors, List<Double> energies, List<Integer> order) {}

  /**
   * Draws one heat map a trial.
   *
   * @param rows what each row is, for instance "0→1"; as many as every panel's order
   */
  public static String svg(FigureText text, List<Panel> trials, List<String> rows) {
    int columns = trials.stream().mapToInt(Panel::factors).max().orElse(1);
    columns = Math.max(1, Math.min(columns, MOST_FACTORS));
    List<MatrixFigure.Panel> panels = new ArrayList<>();
    for (Panel trial : trials) {
      panels.add(matrix(trial, rows.size(), columns));
    }
    return MatrixFigure.svg(
        text,
        panels,
        new MatrixFigure.Style(
            "Share",
            Palette.VIRIDIS,
            0,
            1,
            "Tegum factor",
            IntStream.range(0, columns).mapToObj(Integer::toString).toList(),
            "Pair of the vector",
            rows));
  }

  private static MatrixFigure.Panel matrix(Panel trial, int rows, int columns) {
    double[] values = new double[rows * columns];
    Arrays.fill(values, Double.NaN);
    for (int row = 0; row < Math.min(rows, trial.order().size()); row++) {
      int k = trial.order().get(row);
      for (int f = 0; k >= 0 && f < Math.min(columns, trial.factors()); f++) {
        values[row * columns + f] = trial.energies().get(k * trial.factors() + f);
      }
    }
    return new MatrixFigure.Panel(trial.heading(), columns, values);
  }
}
