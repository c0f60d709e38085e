package io.tegum.analysis.page;

import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.LineFigure;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * A question that lines answer. The columns of its query are, by position: facets, series, x, low,
 * middle, high; further ones are for the sentence.
 *
 * @param id name of its figure
 * @param text the question
 * @param sql its query
 * @param needs what a sweep must have to answer it
 * @param leastValues how many values of x it takes
 * @param chart how it is drawn
 * @param sentence the answer in words, from at least one row
 */
public record LineQuestion(
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
    List<Band> bands = Bands.of(evidence.rows(), chart.facets().size());
    long values = bands.stream().map(Band::x).distinct().count();
    if (values < leastValues) {
      return Reply.none(TooFew.values(chart.x().title(), leastValues, values));
    }
    FigureText text = new FigureText(id, chart.title(), chart.subtitle(sweep), chart.caption());
    String svg =
        LineFigure.svg(
            text, chart.facets(), bands, chart.x(), chart.y(), chart.series(), chart.guides());
    return Reply.of(
        new Answer(sentence.apply(evidence), List.of(new Illustration(id, svg, evidence))));
  }
}
