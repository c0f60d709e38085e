package io.tegum.analysis.page;

import io.tegum.analysis.diagram.Contours;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Labels;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.PhaseLine;
import io.tegum.analysis.diagram.Statistic;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.PhaseFigure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One phase diagram as files: ID.svg, ID.png, ID.csv with a row a cell, and ID.sql. */
public final class DiagramFiles {

  /** Cells of a diagram that a page can show and eyes can tell apart. */
  private static final int MOST_CELLS = 100_000;

  private DiagramFiles() {}

  /**
   * Asks a diagram of the views of {@code spark}, and writes its files.
   *
   * @param levels where the value crosses one of these, a line is drawn; at most two
   * @param id name of the files; lower case letters, digits and hyphens
   * @return number of cells with a value
   * @throws DiagramException when it has too many cells to be drawn, or none; when it is of shares
   *     and the value is no condition
   */
  public static int write(
      SparkSession spark, PhaseDiagram diagram, List<Double> levels, String id, ReportOutput output)
      throws IOException {
    Dataset<Row> answer = spark.sql(diagram.sql());
    List<Row> rows = answer.limit(MOST_CELLS + 1).collectAsList();
    checkSize(rows, diagram.facets().size());
    checkShare(diagram, rows);
    PhaseCells cells = diagram.cells(rows);
    if (cells.valued().isEmpty()) {
      throw new DiagramException("no cell has a value");
    }
    Evidence evidence = new Evidence(diagram.sql(), List.of(answer.columns()), rows);
    List<PhaseLine> lines = new ArrayList<>();
    Labels names = Labels.of(levels);
    for (double level : levels) {
      for (int facet = 0; facet < cells.facets().size(); facet++) {
        lines.addAll(Contours.at(names.of(level), cells, facet, level));
      }
    }
    SweepSummary sweep = SweepSummary.of(spark);
    FigureText text =
        new FigureText(
            id,
            PhaseFigure.title(cells),
            sweep.pooling(mentioned(diagram, sweep)),
            levels.isEmpty() ? "" : "Lines: where the value crosses " + texts(levels) + ".");
    new Illustration(id, PhaseFigure.svg(text, cells, lines), evidence).write(output);
    output.write(id + ".sql", (diagram.sql() + "\n").getBytes(StandardCharsets.UTF_8));
    return cells.valued().size();
  }

  /** A share of numbers would be drawn as their mean. */
  private static void checkShare(PhaseDiagram diagram, List<Row> rows) {
    if (diagram.statistic() == Statistic.SHARE
        && rows.stream().anyMatch(row -> Double.valueOf(Double.NaN).equals(row.getAs("value")))) {
      throw new DiagramException(
          "a share takes a condition, which is true or false, or 1 or 0; \"%s\" is another number; compare it, for instance \"%1$s > 0\""
              .formatted(diagram.value()));
    }
  }

  /** Missing cells count too: a diagram is a full grid. */
  private static void checkSize(List<Row> rows, int facets) {
    long x = rows.stream().map(row -> row.get(0)).distinct().count();
    long y = rows.stream().map(row -> row.get(1)).distinct().count();
    long small =
        rows.stream()
            .map(row -> IntStream.range(2, 2 + facets).mapToObj(row::get).toList())
            .distinct()
            .count();
    if (rows.size() > MOST_CELLS || (double) x * y * small > MOST_CELLS) {
      throw new DiagramException(
          "it has %,d x %,d cells in %,d facets or more, at most %,d in all can be drawn; round an axis"
              .formatted(x, y, small, MOST_CELLS));
    }
  }

  /** Names of the known axes that the query speaks of. */
  private static Set<String> mentioned(PhaseDiagram diagram, SweepSummary sweep) {
    return DiagramAxis.configurable(sweep.family()).stream()
        .map(DiagramAxis::name)
        .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(diagram.sql()).find())
        .collect(Collectors.toSet());
  }

  private static String texts(List<Double> levels) {
    return String.join(" and ", Labels.of(levels).all(levels));
  }
}
