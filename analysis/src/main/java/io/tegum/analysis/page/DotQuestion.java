package io.tegum.analysis.page;

import io.tegum.analysis.figure.Dot;
import io.tegum.analysis.figure.DotFigure;
import io.tegum.analysis.figure.FigureText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A question that a scatter plot answers. The columns of its query are, by position: facets,
 * series, x, y; further ones are for the sentence. Components as in {@link LineQuestion}.
 */
public record DotQuestion(
    String id,
    String text,
    String sql,
    List<Need> needs,
    int leastValues,
    Chart chart,
    Function<Evidence, String> sentence)
    implements Question {

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, sql);
    List<Dot> dots = dots(evidence, chart.facets().size());
    long values = dots.stream().map(Dot::x).distinct().count();
    if (values < leastValues) {
      return Reply.none(TooFew.values(chart.x().title(), leastValues, values));
    }
    FigureText text = new FigureText(id, chart.title(), chart.subtitle(sweep), chart.caption());
    return Reply.of(
        new Answer(
            sentence.apply(evidence),
            List.of(new Illustration(id, svg(text, chart, dots), evidence))));
  }

  /** Draws dots in a chart's manner. */
  public static String svg(FigureText text, Chart chart, List<Dot> dots) {
    return DotFigure.svg(
        text, chart.facets(), dots, chart.x(), chart.y(), chart.series(), chart.guides());
  }

  /**
   * Dots from rows whose columns are, by position: facets, series, x, y; by facets, then series.
   * Where a number is null there is nothing to draw.
   */
  public static List<Dot> dots(Evidence evidence, int facets) {
    List<Dot> dots = new ArrayList<>();
    for (Row row : evidence.rows()) {
      if (!Bands.hasNumbers(row, facets + 1, facets + 3)) {
        continue;
      }
      List<Object> values = new ArrayList<>(facets);
      for (int i = 0; i < facets; i++) {
        values.add(row.get(i));
      }
      dots.add(new Dot(values, row.get(facets), number(row, facets + 1), number(row, facets + 2)));
    }
    Comparator<Dot> inOrder = Comparator.comparing(Dot::series, DotQuestion::byValue);
    for (int i = facets - 1; i >= 0; i--) {
      int facet = i;
      inOrder =
          Comparator.comparing((Dot d) -> d.facets().get(facet), DotQuestion::byValue)
              .thenComparing(inOrder);
    }
    dots.sort(inOrder);
    return dots;
  }

  private static int byValue(Object a, Object b) {
    return a instanceof Number m && b instanceof Number n
        ? Double.compare(m.doubleValue(), n.doubleValue())
        : String.valueOf(a).compareTo(String.valueOf(b));
  }

  private static double number(Row row, int column) {
    return ((Number) row.get(column)).doubleValue();
  }
}
