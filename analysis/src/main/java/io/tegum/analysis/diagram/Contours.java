package io.tegum.analysis.diagram;

import io.tegum.analysis.diagram.Chain.Point;
import io.tegum.analysis.diagram.Chain.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Boundaries in a computed phase diagram, as lines in grid coordinates. */
public final class Contours {
  private final PhaseCells cells;
  private final int facet;
  private final List<Segment> segments = new ArrayList<>();

  private Contours(PhaseCells cells, int facet) {
    this.cells = cells;
    this.facet = facet;
  }

  /**
   * Where the cells' value crosses {@code level}, by marching squares over the cells' centres
   * (Lorensen and Cline, 1987, in two dimensions) with linear interpolation; a saddle is cut by its
   * mean. There is no line beside a cell without a value.
   *
   * @param facet which small diagram, 0 to facets - 1
   */
  public static List<PhaseLine> at(String name, PhaseCells cells, int facet, double level) {
    Contours contours = new Contours(cells, facet);
    for (int row = 0; row + 1 < cells.ys().size(); row++) {
      for (int column = 0; column + 1 < cells.xs().size(); column++) {
        contours.march(column, row, level);
      }
    }
    return Chain.lines(name, cells.facets().get(facet), contours.segments);
  }

  /**
   * The cells' edges between which a label changes; there is no line beside a cell without one.
   *
   * @param facet which small diagram, 0 to facets - 1
   */
  public static List<PhaseLine> between(
      String name, PhaseCells cells, int facet, Function<PhaseCell, Optional<String>> label) {
    Contours contours = new Contours(cells, facet);
    for (int row = 0; row < cells.ys().size(); row++) {
      for (int column = 0; column < cells.xs().size(); column++) {
        String own = label.apply(cells.cell(facet, column, row)).orElse(null);
        if (column > 0 && differs(own, label.apply(cells.cell(facet, column - 1, row)))) {
          contours.add(column - 0.5, row - 0.5, column - 0.5, row + 0.5);
        }
        if (row > 0 && differs(own, label.apply(cells.cell(facet, column, row - 1)))) {
          contours.add(column - 0.5, row - 0.5, column + 0.5, row - 0.5);
        }
      }
    }
    return Chain.lines(name, cells.facets().get(facet), contours.segments);
  }

  private static boolean differs(String own, Optional<String> other) {
    return own != null && other.isPresent() && !Objects.equals(own, other.get());
  }

  private void add(double fromX, double fromY, double toX, double toY) {
    segments.add(new Segment(new Point(fromX, fromY), new Point(toX, toY)));
  }

  private void march(int column, int row, double level) {
    double lowLeft = value(column, row);
    double lowRight = value(column + 1, row);
    double highLeft = value(column, row + 1);
    double highRight = value(column + 1, row + 1);
    double mean = (lowLeft + lowRight + highLeft + highRight) / 4;
    if (Double.isNaN(mean)) {
      return;
    }
    Point bottom = across(column, row, lowLeft, lowRight, level);
    Point top = across(column, row + 1, highLeft, highRight, level);
    Point left = up(column, row, lowLeft, highLeft, level);
    Point right = up(column + 1, row, lowRight, highRight, level);
    if (bottom != null && top != null && left != null && right != null) {
      boolean lowLeftJoinsHighRight = (mean < level) == (lowLeft < level);
      segments.add(new Segment(bottom, lowLeftJoinsHighRight ? right : left));
      segments.add(new Segment(top, lowLeftJoinsHighRight ? left : right));
      return;
    }
    Point first = null;
    for (Point point : new Point[] {bottom, top, left, right}) {
      if (point != null && first != null && !point.equals(first)) {
        segments.add(new Segment(first, point));
      }
      first = first == null ? point : first;
    }
  }

  private double value(int column, int row) {
    return cells.cell(facet, column, row).valueOrNaN();
  }

  private static Point across(int column, int row, double left, double right, double level) {
    return (left < level) == (right < level)
        ? null
        : new Point(column + (level - left) / (right - left), row);
  }

  private static Point up(int column, int row, double low, double high, double level) {
    return (low < level) == (high < level)
        ? null
        : new Point(column, row + (level - low) / (high - low));
  }
}
