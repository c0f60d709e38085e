package io.tegum.analysis.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cosines between neurons along a path, as heat maps side by side: a matrix beside what chance
 * gives. Structure stands on the diagonal.
 */
public final class PathFigure {
  private PathFigure() {}

  /**
   * One heat map.
   *
   * @param heading what tells it from the others
   * @param size its rows and columns
   * @param values row-major, size x size; belongs to this record; NaN is left blank
   */
  public record Panel(String heading, int size, double[] values) {

    public Panel {
      if (values.length != size * size) {
        throw new IllegalArgumentException(
            "Cannot draw a path: it had %d values, must be the square of %d"
                .formatted(values.length, size));
      }
    }
  }

  /**
   * Root mean square cosines between stretches of whole paths, from 0 to the largest beside the
   * diagonal of any.
   *
   * @param neurons places of the path
   */
  public static String whole(FigureText text, List<Panel> panels, int neurons) {
    double most =
        panels.stream()
            .flatMapToDouble(panel -> Arrays.stream(panel.values()))
            .filter(value -> !Double.isNaN(value))
            .max()
            .orElse(1);
    int size = panels.get(0).size();
    List<String> labels =
        IntStream.range(0, size)
            .mapToObj(cell -> Long.toString((long) cell * neurons / size))
            .toList();
    return svg(text, panels, labels, "RMS cosine", Palette.VIRIDIS, 0, most == 0 ? 1 : most);
  }

  /** Cosines between neighbouring places, from -1 to 1, by distance from the window's begin. */
  public static String window(FigureText text, List<Panel> panels) {
    List<String> labels =
        IntStream.range(0, panels.get(0).size()).mapToObj(Integer::toString).toList();
    return svg(text, panels, labels, "Cosine", Palette.DIVERGING, -1, 1);
  }

  private static String svg(
      FigureText text,
      List<Panel> panels,
      List<String> labels,
      String value,
      List<String> colours,
      double low,
      double high) {
    return MatrixFigure.svg(
        text,
        panels.stream()
            .map(panel -> new MatrixFigure.Panel(panel.heading(), panel.size(), panel.values()))
            .toList(),
        new MatrixFigure.Style(
            value, colours, low, high, "Place on the path", labels, "Place on the path", labels));
  }
}
