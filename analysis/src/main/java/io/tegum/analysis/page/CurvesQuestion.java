package io.tegum.analysis.page;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.LineFigure;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Family;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** How the numbers of a curve run over training; asked of any family. */
final class CurvesQuestion implements Question {
  private final List<String> columns;

  CurvesQuestion(Family family) {
    columns =
        family.curveColumns().stream()
            .filter(column -> column.type() == ColumnType.DOUBLE)
            .map(Column::name)
            .toList();
  }

  @Override
  public String id() {
    return "training-curves";
  }

  @Override
  public String text() {
    return "How does training go?";
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    if (columns.isEmpty()) {
      return Reply.none();
    }
    Evidence evidence = Evidence.of(spark, sql());
    List<Band> bands = Bands.of(evidence.rows(), 1);
    if (bands.isEmpty()) {
      return Reply.none();
    }
    FigureText text =
        new FigureText(
            id(),
            "Curves over training",
            "Line: median over completed trials; band: quartiles.",
            "");
    String svg =
        LineFigure.stacked(
            text, DiagramAxis.text("quantity"), bands, NumberAxis.log("Step"), "", List.of());
    String sentence = "Medians over %s.".formatted(Count.of(sweep.completed(), "completed trial"));
    return Reply.of(new Answer(sentence, List.of(new Illustration(id(), svg, evidence))));
  }

  private String sql() {
    return """
    WITH points AS (
      SELECT step, explode(map(%s)) AS (quantity, value)
      FROM curves
      LEFT SEMI JOIN (SELECT trial_id FROM trials WHERE status = 'completed')
      USING (trial_id)
      WHERE step > 0
    )
    SELECT
      quantity,
      'median' AS series,
      step,
      percentile(value, 0.25) AS lower,
      median(value) AS median,
      percentile(value, 0.75) AS upper,
      count(*) AS trials
    FROM points
    WHERE value IS NOT NULL
    GROUP BY quantity, step
    ORDER BY quantity, step\
    """
        .formatted(
            columns.stream()
                .map(c -> "'" + c + "', `" + c + "`")
                .collect(Collectors.joining(", ")));
  }
}
