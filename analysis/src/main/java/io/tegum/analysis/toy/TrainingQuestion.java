package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.LineFigure;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Bands;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Alignment and orthogonality over training, in the middle cell of each schedule. */
public final class TrainingQuestion implements Question {
  private static final List<DiagramAxis> FACETS = List.of(DiagramAxis.column("schedule"));
  private static final double ALIGNED = 0.9;
  private static final double ORTHOGONAL = 0.1;

  @Override
  public String id() {
    return "training";
  }

  @Override
  public String text() {
    return "How do alignment and orthogonality come about?";
  }

  @Override
  public List<Need> needs() {
    return List.of(ToyReport.HEAD);
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    OtherAxes others = OtherAxes.of(sweep, "schedule", "sparsity", "lambda", "head_rank");
    Evidence curves = Evidence.of(spark, others.in(Queries.of(id())));
    List<Band> bands = Bands.of(curves.rows(), FACETS.size());
    if (bands.isEmpty()) {
      return Reply.none();
    }
    Map<Object, List<Row>> schedules = Rows.by(curves.rows(), "schedule");
    List<String> cells = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    List<Guide> guides = new ArrayList<>();
    guides.add(Guide.level("aligned", ALIGNED));
    guides.add(Guide.level("orthogonal", ORTHOGONAL));
    for (Map.Entry<Object, List<Row>> own : schedules.entrySet()) {
      Row any = own.getValue().get(0);
      cells.add(
          "%s: S = %s, λ = %s, r = %d%s"
              .formatted(
                  own.getKey(),
                  Rows.number(any, "sparsity"),
                  Rows.number(any, "lambda"),
                  any.<Integer>getAs("head_rank"),
                  others.text(any)));
      parts.add(ends(own.getValue()));
      if (own.getKey().equals(DynamicsQuestion.TWO_PHASES)) {
        guides.add(Guide.moment("", any.<Integer>getAs("steps")).in(own.getKey()));
      }
    }
    FigureText text =
        new FigureText(
            id(),
            "Alignment and orthogonality over training",
            "Middle cell of the sweep: "
                + String.join("; ", cells)
                + ". Line: median over seeds; band: quartiles.",
            "Aligned: worst pair score above 0.9. Orthogonal: largest overlap of represented"
                + " features below 0.1."
                + (guides.size() > 2
                    ? " Vertical line: where the head's own phase starts in"
                        + " representation-then-head."
                    : ""));
    String svg =
        LineFigure.svg(
            text,
            FACETS,
            bands,
            NumberAxis.log("Step"),
            NumberAxis.range("Score, overlap", 0, 1),
            "",
            guides);
    return Reply.of(
        new Answer(String.join(" ", parts), List.of(new Illustration(id(), svg, curves))));
  }

  /** The medians at the last recorded step. */
  private static String ends(List<Row> rows) {
    List<String> parts = new ArrayList<>();
    for (List<Row> own : Rows.by(rows, "quantity").values()) {
      Row last = own.get(own.size() - 1);
      parts.add(
          "%s %s (quartiles %s to %s)"
              .formatted(
                  last.getAs("quantity"),
                  Rows.number(last, "median"),
                  Rows.number(last, "lower"),
                  Rows.number(last, "upper")));
    }
    Row any = rows.get(rows.size() - 1);
    return "%s, %s, at the end: %s."
        .formatted(
            any.getAs("schedule"),
            Count.of(any.<Long>getAs("trials"), "model"),
            String.join(", ", parts));
  }
}
