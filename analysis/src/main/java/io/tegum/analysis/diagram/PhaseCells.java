package io.tegum.analysis.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import org.apache.spark.sql.Row;

/**
 * A computed phase diagram: every combination of the axes' values in every facet, those without a
 * trial included.
 *
 * @param diagram the question
 * @param xs values of the horizontal axis, in its order
 * @param ys values of the vertical axis, in its order
 * @param facets the facets' combinations of values that occur, ascending; one empty list without
 *     facets; empty without trials
 * @param cells by facet, then y, then x: facets x ys x xs of them
 */
public record PhaseCells(
    PhaseDiagram diagram,
    List<Object> xs,
    List<Object> ys,
    List<List<Object>> facets,
    List<PhaseCell> cells) {

  /** Numbers by size, then texts by character; null first. */
  private static final Comparator<Object> BY_VALUE =
      Comparator.nullsFirst(
          (a, b) ->
              a instanceof Number m && b instanceof Number n
                  ? Double.compare(m.doubleValue(), n.doubleValue())
                  : a.toString().compareTo(b.toString()));

  private static final Comparator<List<Object>> BY_VALUES =
      (a, b) -> {
        int order = 0;
        for (int i = 0; order == 0 && i < a.size(); i++) {
          order = BY_VALUE.compare(a.get(i), b.get(i));
        }
        return order;
      };

  public PhaseCells {
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
    facets = List.copyOf(facets);
    cells = List.copyOf(cells);
  }

  static PhaseCells ofRows(PhaseDiagram diagram, List<Row> rows) {
    int facetCount = diagram.facets().size();
    List<PhaseCell> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(cell(row, facetCount));
    }
    return of(diagram, cells);
  }

  private static PhaseCell cell(Row row, int facetCount) {
    List<Object> facets = new ArrayList<>();
    for (int i = 0; i < facetCount; i++) {
      facets.add(row.get(2 + i));
    }
    int counts = 2 + facetCount;
    return new PhaseCell(
        row.get(0),
        row.get(1),
        facets,
        row.getLong(counts),
        row.getLong(counts + 1),
        row.getLong(counts + 2),
        row.isNullAt(counts + 3) ? Double.NaN : ((Number) row.get(counts + 3)).doubleValue());
  }

  /** The diagram of the cells that there are, in any order, with the missing ones added. */
  public static PhaseCells of(PhaseDiagram diagram, List<PhaseCell> present) {
    TreeSet<Object> xs = new TreeSet<>(order(diagram.x()));
    TreeSet<Object> ys = new TreeSet<>(order(diagram.y()));
    TreeSet<List<Object>> facets = new TreeSet<>(BY_VALUES);
    Map<List<Object>, PhaseCell> found = new HashMap<>();
    for (PhaseCell cell : present) {
      xs.add(cell.x());
      ys.add(cell.y());
      facets.add(cell.facets());
      found.put(List.of(cell.facets(), cell.x(), cell.y()), cell);
    }
    List<PhaseCell> cells = new ArrayList<>(facets.size() * ys.size() * xs.size());
    for (List<Object> facet : facets) {
      for (Object y : ys) {
        for (Object x : xs) {
          PhaseCell missing = new PhaseCell(x, y, facet, 0, 0, 0, Double.NaN);
          cells.add(found.getOrDefault(List.of(facet, x, y), missing));
        }
      }
    }
    return new PhaseCells(diagram, List.copyOf(xs), List.copyOf(ys), List.copyOf(facets), cells);
  }

  private static Comparator<Object> order(DiagramAxis axis) {
    return axis.descends() ? BY_VALUE.reversed() : BY_VALUE;
  }

  /** The cell in a column and row of the diagram of the {@code facet}-th combination of facets. */
  public PhaseCell cell(int facet, int column, int row) {
    return cells.get((facet * ys.size() + row) * xs.size() + column);
  }

  /** Cells that have a value. */
  public List<PhaseCell> valued() {
    return cells.stream().filter(c -> c.value().isPresent()).toList();
  }

  /** Number of cells whose value satisfies {@code condition}. */
  public long count(DoublePredicate condition) {
    return valued().stream().filter(c -> condition.test(c.valueOrNaN())).count();
  }

  /** Number of cells without any trial. */
  public long missingCount() {
    return cells.stream().filter(PhaseCell::isMissing).count();
  }
}
