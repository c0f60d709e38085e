package io.tegum.analysis.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * A trial's matrix as a heat map.
 *
 * @param title what stands above it
 * @param values SQL over a trial: the matrix row-major, rows over {@code outer}
 * @param outer what its rows are
 * @param inner what its columns are
 * @param layout how it stands on the page
 * @param colours what its colours mean
 */
public record MatrixChart(
    String title, String values, Index outer, Index inner, Layout layout, Colours colours)
    implements TableChart {

  /** Rows and columns of a larger matrix that are drawn, marked ones first. */
  static final int MOST_SHOWN = 60;

  /** How a matrix stands. */
  public enum Layout {
    /** Its rows downward. */
    UPRIGHT,
    /** Its columns downward. */
    TRANSPOSED
  }

  /** What colours mean. */
  public enum Colours {
    /** Magnitudes from 0, violet, to 1, yellow. */
    COSINES,
    /** From minus the largest magnitude, blue, over 0, white, to the largest, red. */
    SIGNED
  }

  /**
   * What a matrix runs over.
   *
   * @param name for instance "feature"
   * @param first number of the first of them: 0 or 1
   * @param count SQL over a trial: how many
   * @param marked SQL over a trial: a list of those to mark with a dot; "NULL" for none
   * @param faint SQL over a trial: a list of booleans, true for those to grey; "NULL" for none
   * @param note what a dot and grey mean; empty where there is neither
   */
  public record Index(
      String name, int first, String count, String marked, String faint, String note) {
    private static final String NONE = "NULL";

    /** One of which nothing is marked or greyed. */
    public static Index of(String name, int first, String count) {
      return new Index(name, first, count, NONE, NONE, "");
    }
  }

  /** What the page is told of what runs downward or across. */
  private record DescribedSide(String name, int first, String note) {}

  /** What the page is told. */
  private record Described(
      String title, DescribedSide down, DescribedSide across, boolean isSigned) {}

  /**
   * What the page is told of a side of a trial's matrix.
   *
   * @param shown which are drawn
   * @param of how many there are
   */
  private record Side(List<Integer> shown, int of, List<Integer> marked, List<Integer> faint) {}

  /** What the page is told of a trial; values row-major as they are drawn. */
  private record Drawn(Side down, Side across, Thousandths matrix) {}

  @Override
  public String kind() {
    return "matrix";
  }

  @Override
  public String entries(String points) {
    return "least(%1$s, %3$d) * least(%2$s, %3$d)"
        .formatted(outer.count(), inner.count(), MOST_SHOWN);
  }

  @Override
  public Object described() {
    Index down = layout == Layout.UPRIGHT ? outer : inner;
    Index across = layout == Layout.UPRIGHT ? inner : outer;
    return new Described(
        title,
        new DescribedSide(down.name(), down.first(), down.note()),
        new DescribedSide(across.name(), across.first(), across.note()),
        colours == Colours.SIGNED);
  }

  @Override
  public List<String> sql() {
    return List.of(
        values,
        outer.count(),
        outer.marked(),
        outer.faint(),
        inner.count(),
        inner.marked(),
        inner.faint());
  }

  @Override
  public Object drawn(Row row) {
    if (row.isNullAt(0) || row.isNullAt(1) || row.isNullAt(4)) {
      return null;
    }
    double[] matrix = Thousandths.doubles(row.getList(0));
    Side rows = side(row, 1);
    Side columns = side(row, 4);
    boolean isUpright = layout == Layout.UPRIGHT;
    Side down = isUpright ? rows : columns;
    Side across = isUpright ? columns : rows;
    double[] shown = new double[down.shown().size() * across.shown().size()];
    int at = 0;
    for (int i : down.shown()) {
      for (int j : across.shown()) {
        shown[at++] = matrix[isUpright ? i * columns.of() + j : j * columns.of() + i];
      }
    }
    return new Drawn(down, across, Thousandths.of(shown));
  }

  private static Side side(Row row, int column) {
    int count = row.getInt(column);
    List<Integer> marked = row.isNullAt(column + 1) ? List.of() : row.getList(column + 1);
    List<Integer> faint = new ArrayList<>();
    if (!row.isNullAt(column + 2)) {
      List<Boolean> isFaint = row.getList(column + 2);
      IntStream.range(0, isFaint.size())
          .filter(i -> Boolean.TRUE.equals(isFaint.get(i)))
          .forEach(faint::add);
    }
    List<Integer> shown = new ArrayList<>(marked.stream().distinct().sorted().toList());
    for (int i = 0; i < count && shown.size() < MOST_SHOWN; i++) {
      if (!marked.contains(i)) {
        shown.add(i);
      }
    }
    List<Integer> drawn = shown.stream().limit(MOST_SHOWN).sorted().toList();
    return new Side(drawn, count, marked, faint);
  }
}
