package io.tegum.analysis.toy;

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
import io.tegum.analysis.page.SweepSummary;
import io.tegum.kernel.toy.model.Schedule;
import java.util.List;
import java.util.Optional;
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
  public Optional<Answer> ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, Queries.of(id()));
    List<Band> bands =
        Bands.of(evidence.rows(), 1).stream().map(DynamicsQuestion::numbered).toList();
    if (bands.isEmpty()) {
      return Optional.empty();
    }
    Row model = evidence.rows().get(0);
    int steps = model.<Integer>getAs("steps");
    boolean twoPhases = model.getAs("schedule").equals(TWO_PHASES);
    FigureText text =
        new FigureText(
            id(),
            "One model's training",
            "%s, n = %d, m = %d, S = %s%s, seed %d: the lowest seed of the sweep's middle cell."
                .formatted(
                    model.getAs("schedule"),
                    model.<Integer>getAs("n_features"),
                    model.<Integer>getAs("n_hidden"),
                    HeadSentences.number(model, "sparsity"),
                    model.getAs("lambda") == null
                        ? ""
                        : ", λ = " + HeadSentences.number(model, "lambda"),
                    model.<Long>getAs("seed")),
            "Numbers in the legend are features, at most 20."
                + (twoPhases ? " Vertical line: where the head's own phase starts." : ""));
    String svg =
        LineFigure.stacked(
            text,
            DiagramAxis.text("quantity"),
            bands,
            NumberAxis.log("Step"),
            "",
            twoPhases ? List.of(new Guide("", steps, 0, steps, 0)) : List.of());
    return Optional.of(
        new Answer(sentence(evidence), List.of(new Illustration(id(), svg, evidence))));
  }

  /** Series of features as numbers, so that their colours are ordered. */
  private static Band numbered(Band band) {
    String series = band.series().toString();
    return series.chars().allMatch(Character::isDigit)
        ? new Band(
            band.facets(),
            Integer.valueOf(series),
            band.x(),
            band.low(),
            band.middle(),
            band.high())
        : band;
  }

  private static String sentence(Evidence evidence) {
    List<Row> losses =
        evidence.rows().stream().filter(r -> r.getAs("series").equals("L1")).toList();
    Row first = losses.get(0);
    Row last = losses.get(losses.size() - 1);
    return "The reconstruction loss falls from %.3g at step %d to %.3g at step %d."
        .formatted(
            Math.pow(10, first.<Double>getAs("value")),
            first.<Integer>getAs("step"),
            Math.pow(10, last.<Double>getAs("value")),
            last.<Integer>getAs("step"));
  }
}
