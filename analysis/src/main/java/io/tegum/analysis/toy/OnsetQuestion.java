package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Bar;
import io.tegum.analysis.figure.BarFigure;
import io.tegum.analysis.figure.Dot;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Chart;
import io.tegum.analysis.page.DotQuestion;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Which comes first, per trial. Only joint training can say: in representation-then-head the head's
 * first step comes after the representation's last.
 */
public final class OnsetQuestion implements Question {
  private static final Chart DOTS =
      new Chart(
          "Onset of alignment and of orthogonality, a dot a trial",
          "Joint training; trials in which both set in.",
          "Onset: first recorded step from which all pair scores stay above 0.9, and from which"
              + " represented features overlap by less than 0.1. Above the dashed line alignment"
              + " came first.",
          Set.of("schedule", "lambda", "sparsity"),
          List.of(DiagramAxis.column("lambda")),
          NumberAxis.log("Step of alignment"),
          NumberAxis.log("Step of orthogonality"),
          "Sparsity S",
          List.of());

  @Override
  public String id() {
    return "onset";
  }

  @Override
  public String text() {
    return "Which comes first in a trial, alignment or orthogonality?";
  }

  @Override
  public List<Need> needs() {
    return List.of(ToyReport.HEAD);
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence onsets = Evidence.of(spark, Queries.of(id()));
    if (onsets.rows().isEmpty()) {
      return Reply.none();
    }
    Evidence lags = Evidence.of(spark, Queries.of("onset-lag"));
    List<Dot> dots = DotQuestion.dots(onsets, 1);
    double least = dots.stream().mapToDouble(d -> Math.min(d.x(), d.y())).min().orElse(1);
    double most = dots.stream().mapToDouble(d -> Math.max(d.x(), d.y())).max().orElse(1);
    Chart chart = DOTS.with(List.of(Guide.proportional("at once", 1, least, most)));
    FigureText text = new FigureText(id(), chart.title(), chart.subtitle(sweep), chart.caption());
    return Reply.of(
        new Answer(
            sentence(lags.rows().get(0)),
            List.of(
                new Illustration(id(), DotQuestion.svg(text, chart, dots), onsets),
                new Illustration("onset-lag", histogram(lags), lags))));
  }

  private static String histogram(Evidence lags) {
    List<Bar> bars = new ArrayList<>();
    for (Row row : lags.rows()) {
      bars.add(
          new Bar(
              List.of(),
              row.<Double>getAs("from_ratio"),
              row.<Double>getAs("to_ratio"),
              row.<Long>getAs("trials_in_bin"),
              Double.NaN));
    }
    Row first = lags.rows().get(0);
    FigureText text =
        new FigureText(
            "onset-lag",
            "How many times later than alignment orthogonality sets in",
            "Joint training; %s in which both set in, over all other axes."
                .formatted(Count.of(first.<Long>getAs("both"), "trial")),
            "Bins of a quarter of a decade. Right of the dashed line alignment came first.");
    return BarFigure.svg(
        text,
        List.of(),
        bars,
        NumberAxis.log("Step of orthogonality / step of alignment"),
        NumberAxis.whole("Trials"),
        List.of(Guide.moment("at once", 1)));
  }

  private static String sentence(Row row) {
    return ("Of %s trained jointly %s reach both: alignment is first in %s, and orthogonality comes on"
            + " average %s times later%s. %s align and never"
            + " become orthogonal, %s the reverse.")
        .formatted(
            Count.of(row.<Long>getAs("trials"), "model"),
            Count.of(row.<Long>getAs("both")),
            EstimateText.share(row, "alignment_first"),
            EstimateText.mean(row, "mean_ratio"),
            EstimateText.hasInterval(row, "mean_ratio") ? " (95 % intervals over seeds)" : "",
            Count.of(row.<Long>getAs("aligned_only")),
            Count.of(row.<Long>getAs("orthogonal_only")));
  }
}
