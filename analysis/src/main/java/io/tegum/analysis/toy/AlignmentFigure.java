package io.tegum.analysis.toy;

import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.MatrixFigure;
import io.tegum.analysis.figure.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * |What'U| and |What'V| of chosen trials: how well each singular vector points along each feature,
 * after the vectors have been assigned to pairs.
 */
public final class AlignmentFigure {
  private AlignmentFigure() {}

  /**
   * One side of a head.
   *
   * @param heading what tells it from the others, for instance "joint, left"
   * @param features number of features n
   * @param cosines r x n row-major; null where a feature has no direction
   * @param represented of each feature; where it is not, its direction is a remainder of training
   *     and its row is left blank
   * @param order vector k of each column, -1 for a pair without one
   */
  public record Panel(
      String heading,
      int features,
      List<Double> cosines,
      List<Boolean> represented,
      List<Integer> order) {}

  /**
   * Draws one heat map a side of a head.
   *
   * @param columns what each column is, for instance "0→1"; as many as every panel's order
   */
  public static String svg(FigureText text, List<Panel> panels, List<String> columns) {
    int shown = panels.stream().mapToInt(Panel::features).max().orElse(1);
    shown = Math.min(shown, GramFigure.MOST_FEATURES);
    List<MatrixFigure.Panel> matrices = new ArrayList<>();
    for (Panel panel : panels) {
      matrices.add(matrix(panel, Math.min(panel.features(), shown), columns.size()));
    }
    List<String> features = IntStream.range(0, shown).mapToObj(Integer::toString).toList();
    return MatrixFigure.svg(
        text,
        matrices,
        new MatrixFigure.Style(
            "|cos|", Palette.VIRIDIS, 0, 1, "Pair of the vector", columns, "Feature", features));
  }

  static MatrixFigure.Panel matrix(Panel panel, int shown, int columns) {
    double[] values = new double[shown * columns];
    Arrays.fill(values, Double.NaN);
    for (int column = 0; column < Math.min(columns, panel.order().size()); column++) {
      int k = panel.order().get(column);
      for (int i = 0; k >= 0 && i < shown; i++) {
        Double cosine = panel.cosines().get(k * panel.features() + i);
        if (cosine != null && panel.represented().get(i)) {
          values[i * columns + column] = Math.abs(cosine);
        }
      }
    }
    return new MatrixFigure.Panel(panel.heading(), columns, values);
  }
}
