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
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.kernel.toy.model.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Losses, norms and dimensionalities of one model on one step axis. */
public final class DynamicsQuestion implements Question {
  static final String TWO_PHASES = Schedule.REPRESENTATION_THEN_HEAD.label();

  @Override
  public String id() {
    return "dynamics";
  }

  @Override
  public String text() {
    return "How does one model train?";
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    OtherAxes others =
        OtherAxes.of(
            sweep, "schedule", "n_features", "n_hidden", "sparsity", "lambda", "head_rank");
    Evidence evidence = Evidence.of(spark, others.in(Queries.of(id())));
    if (evidence.rows().isEmpty()) {
      return Reply.none();
    }
    List<Row> losses = of(evidence, "loss");
    List<Row> scores = of(evidence, "score, overlap");
    List<Row> features = new ArrayList<>(evidence.rows());
    features.removeAll(losses);
    features.removeAll(scores);
    List<Illustration> illustrations = new ArrayList<>();
    illustrations.add(losses(evidence, losses, others));
    if (!scores.isEmpty()) {
      illustrations.add(scores(evidence, scores, others));
    }
    if (!features.isEmpty()) {
      illustrations.add(features(evidence, features, others));
    }
    return Reply.of(new Answer(sentence(losses), illustrations));
  }

  private static List<Row> of(Evidence evidence, String quantity) {
    return evidence.rows().stream().filter(r -> r.getAs("quantity").equals(quantity)).toList();
  }

  private Illustration losses(Evidence evidence, List<Row> rows, OtherAxes others) {
    FigureText text = text("", "Losses of one model in training", rows.get(0), others, "");
    return new Illustration(text.id(), lines(text, rows, NumberAxis.log("Loss")), evidence);
  }

  private Illustration scores(Evidence evidence, List<Row> rows, OtherAxes others) {
    FigureText text =
        text("-scores", "Pair score and overlap of one model in training", rows.get(0), others, "");
    NumberAxis axis = NumberAxis.range("Score, overlap", 0, 1);
    return new Illustration(text.id(), lines(text, rows, axis), evidence);
  }

  private static String lines(FigureText text, List<Row> rows, NumberAxis axis) {
    return LineFigure.svg(
        text,
        List.of(),
        Bands.of(rows, 1).stream().map(DynamicsQuestion::withoutPanel).toList(),
        NumberAxis.log("Step"),
        axis,
        "",
        guides(rows.get(0)));
  }

  private Illustration features(Evidence evidence, List<Row> rows, OtherAxes others) {
    FigureText text =
        text(
            "-features",
            "Features of one model in training",
            rows.get(0),
            others,
            "At most 20 features, the most important first.");
    String svg =
        LineFigure.stacked(
            text,
            DiagramAxis.text("quantity"),
            Bands.of(rows, 1).stream().map(DynamicsQuestion::numbered).toList(),
            NumberAxis.log("Step"),
            "Feature i",
            guides(rows.get(0)));
    return new Illustration(text.id(), svg, evidence);
  }

  private FigureText text(
      String suffix, String title, Row model, OtherAxes others, String caption) {
    return new FigureText(
        id() + suffix,
        title,
        "%s, n = %d, m = %d, S = %s%s%s, seed %d: the lowest seed of the sweep's middle cell."
            .formatted(
                model.getAs("schedule"),
                model.<Integer>getAs("n_features"),
                model.<Integer>getAs("n_hidden"),
                Rows.number(model, "sparsity"),
                model.getAs("lambda") == null
                    ? ""
                    : ", r = %s, λ = %s"
                        .formatted(Rows.number(model, "head_rank"), Rows.number(model, "lambda")),
                others.text(model),
                model.<Long>getAs("seed")),
        (caption + (hasTwoPhases(model) ? " Dashed: where the head's own phase starts." : ""))
            .strip());
  }

  private static boolean hasTwoPhases(Row model) {
    return model.getAs("schedule").equals(TWO_PHASES);
  }

  private static List<Guide> guides(Row model) {
    return hasTwoPhases(model)
        ? List.of(Guide.moment("", model.<Integer>getAs("steps")))
        : List.of();
  }

  private static Band withoutPanel(Band band) {
    return new Band(List.of(), band.series(), band.x(), band.low(), band.middle(), band.high());
  }

  /** Series of features as numbers, so that their colours are ordered. */
  private static Band numbered(Band band) {
    return new Band(
        band.facets(),
        Integer.valueOf(band.series().toString()),
        band.x(),
        band.low(),
        band.middle(),
        band.high());
  }

  private static String sentence(List<Row> losses) {
    List<Row> ends =
        Rows.ends(losses.stream().filter(r -> r.getAs("series").equals("L1")).toList());
    List<String> parts = new ArrayList<>();
    for (Row end : ends) {
      parts.add(Rows.number(end, "value") + " at step " + Count.of(end.<Integer>getAs("step")));
    }
    return "The reconstruction loss is " + String.join(", and ", parts) + ".";
  }
}
