package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Facets;
import io.tegum.analysis.diagram.Labels;
import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.ShortNumber;
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
import io.tegum.kernel.toy.model.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A question that a phase diagram over sparsity and head weight answers, by schedule and r/m.
 *
 * @param id also the name of the .sql resource that scores trials
 * @param text the question
 * @param value name of the number in a cell, which runs from 0 to 1
 * @param threshold above which a cell counts
 */
public record PhaseQuestion(String id, String text, String value, double threshold)
    implements Question {
  private static final DiagramAxis SPARSITY = DiagramAxis.column("sparsity");
  private static final String TWO_PHASES = Schedule.REPRESENTATION_THEN_HEAD.label();
  private static final DiagramAxis LAMBDA = DiagramAxis.column("lambda");
  private static final List<DiagramAxis> FACETS = ToyAxes.BY_TRAINING;

  @Override
  public List<Need> needs() {
    return List.of(ToyReport.HEAD);
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    PhaseDiagram diagram =
        new PhaseDiagram(SPARSITY, LAMBDA, FACETS, value, Statistic.MEDIAN, sql());
    Evidence evidence = Evidence.of(spark, diagram.sql());
    PhaseCells cells = diagram.cells(evidence.rows());
    if (cells.valued().isEmpty()) {
      return Reply.none();
    }
    FigureText figure =
        new FigureText(
            id,
            PhaseFigure.title(cells),
            sweep.pooling(Set.of("sparsity", "lambda", "schedule", "rank_ratio")),
            cells.valued().stream().anyMatch(c -> c.facets().contains(TWO_PHASES))
                ? "λ plays no part in " + TWO_PHASES + ": its trials stand at every λ."
                : "");
    return Reply.of(
        new Answer(
            sentence(evidence, cells),
            List.of(new Illustration(id, PhaseFigure.svg(figure, cells, 0, 1), evidence))));
  }

  /** The medians of {@link #id}'s scores, a row a cell. */
  String sql() {
    return Queries.of("head-phase")
        .replace("{scores}", Queries.of(id).strip().replace("\n", "\n    "))
        .replace("{threshold}", Double.toString(threshold));
  }

  private String sentence(Evidence evidence, PhaseCells cells) {
    List<String> parts = new ArrayList<>();
    for (List<Row> schedule : Rows.by(evidence.rows(), "schedule").values()) {
      parts.add(
          schedule.get(0).getAs("schedule")
              + " "
              + HeadSentences.of(schedule.get(0), "schedule_above", "schedule_cells", "cell"));
    }
    PhaseCell lowest =
        cells.valued().stream()
            .min(Comparator.comparingDouble(PhaseCell::valueOrNaN))
            .orElseThrow();
    Row any = evidence.rows().get(0);
    return "Median above %s: %s. Lowest: %s at %s, %s (%s).%s"
        .formatted(
            ShortNumber.of(threshold),
            String.join("; ", parts),
            ShortNumber.of(lowest.valueOrNaN()),
            SPARSITY.heading(lowest.x(), Labels.of(cells.xs())),
            LAMBDA.heading(lowest.y(), Labels.of(cells.ys())),
            Facets.heading(FACETS, lowest.facets(), cells.facets()),
            any.getAs("joint_above_in_turn") == null
                ? ""
                : " Joint training minus the other, paired by seed, with its 95 %% interval: %s."
                    .formatted(EstimateText.mean(any, "joint_above_in_turn")));
  }
}
