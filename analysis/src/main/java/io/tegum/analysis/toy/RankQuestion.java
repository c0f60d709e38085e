package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.Statistic;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.PhaseFigure;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** How many attended features heads recover, over their rank and sparsity. */
public final class RankQuestion implements Question {
  private static final int LEAST_RANKS = 2;

  @Override
  public String id() {
    return "rank";
  }

  @Override
  public String text() {
    return "How many attended features does a head of rank r recover?";
  }

  @Override
  public List<Need> needs() {
    return List.of(ToyReport.HEAD, Need.severalValuesOf("head_rank"));
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    OtherAxes others =
        OtherAxes.of(
            sweep,
            "head_rank",
            "rank_ratio",
            "sparsity",
            "schedule",
            "target",
            "n_features",
            "n_hidden",
            "lambda",
            "importance_decay",
            "pairs");
    PhaseDiagram diagram =
        new PhaseDiagram(
            DiagramAxis.column("head_rank"),
            DiagramAxis.column("sparsity"),
            List.of(
                DiagramAxis.column("schedule"),
                DiagramAxis.column("target"),
                DiagramAxis.column("n_features"),
                DiagramAxis.column("n_hidden"),
                DiagramAxis.column("lambda"),
                DiagramAxis.column("importance_decay")),
            "Attended left features recovered",
            Statistic.MEDIAN,
            others.in(Queries.of(id())));
    Evidence evidence = Evidence.of(spark, diagram.sql());
    PhaseCells cells = diagram.cells(evidence.rows());
    if (cells.xs().size() < LEAST_RANKS) {
      return Reply.none(
          "It compares %d ranks of the head or more; completed trials of its middle settings have fewer."
              .formatted(LEAST_RANKS));
    }
    FigureText text =
        new FigureText(
            id(),
            PhaseFigure.title(cells),
            "Most pairs; middle head weight and importance decay"
                + evidence.rows().stream()
                    .map(others::text)
                    .distinct()
                    .collect(Collectors.joining("; or"))
                + ".",
            "Recovered: represented, and |cos| with some singular vector above 0.9.");
    return Reply.of(
        new Answer(
            HeadSentences.rank(evidence),
            List.of(new Illustration(id(), PhaseFigure.svg(text, cells), evidence))));
  }
}
