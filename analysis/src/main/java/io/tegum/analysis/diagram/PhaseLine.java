package io.tegum.analysis.diagram;

import java.util.Arrays;
import java.util.List;

/**
 * A line over one small diagram, in grid coordinates: the cell of the i-th value of x and the j-th
 * of y is centred at (i, j) and has sides of 1.
 *
 * @param name what it is, for the legend
 * @param facets which small diagram, a value a facet
 * @param x horizontal coordinates of its points
 * @param y vertical coordinates
 */
public record PhaseLine(String name, List<Object> facets, double[] x, double[] y) {

  public PhaseLine {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException(
          "Cannot draw %s: it had %d and %d coordinates, must be as many, at least two"
              .formatted(name, x.length, y.length));
    }
    x = x.clone();
    y = y.clone();
  }

  /** The curve y(x) over a diagram, through {@code points} of axis values. */
  public static PhaseLine through(
      String name, PhaseCells cells, List<Object> facets, List<double[]> points) {
    GridScale across = GridScale.of(cells.xs());
    GridScale up = GridScale.of(cells.ys());
    double[] x = points.stream().mapToDouble(p -> across.coordinate(p[0])).toArray();
    double[] y = points.stream().mapToDouble(p -> up.coordinate(p[1])).toArray();
    return new PhaseLine(name, facets, x, y);
  }

  @Override
  public String toString() {
    return name + " " + facets + " " + Arrays.toString(x) + " " + Arrays.toString(y);
  }
}
