package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.Statistic;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.LabelFigure;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a few equally important features form under dropout, in trained models and in the best known
 * optimum, whose loss is the expectation over all masks.
 */
record DropoutOptimumQuestion() implements Question {
  private static final DiagramAxis MAP = new DiagramAxis("map", "map", "Map", "");
  private static final List<DiagramAxis> FACETS = List.of(DiagramAxis.text("shape"), MAP);

  @Override
  public String id() {
    return "dropout-optimum";
  }

  @Override
  public String text() {
    return "Which figure is best under dropout, and does training find it?";
  }

  @Override
  public List<Need> needs() {
    return List.of(DropoutQuestions.SEVERAL);
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    String sql = Queries.of(id()).replace("{phase}", PhaseLabel.ofTrialByGeometry());
    Evidence evidence = Evidence.of(spark, sql);
    if (evidence.rows().isEmpty()) {
      return Reply.none();
    }
    LongSummaryStatistics counts =
        evidence.rows().stream().mapToLong(row -> row.<Long>getAs("seeds")).summaryStatistics();
    String seeds = Count.range(counts.getMin(), counts.getMax(), "seed");
    FigureText text =
        new FigureText(
            id(),
            "What features form under dropout, trained and best known",
            ("Best of "
                    + seeds
                    + ": the trial with the lowest expected loss over all masks. "
                    + sweep.pooling(Set.of("sparsity", "dropout", "n_features", "n_hidden")))
                .strip(),
            "Dedicated: all features at right angles; dropped: some norm is at most 1/2, as dropout"
                + " shrinks norms; k in d: k features that overlap in d dimensions.");
    String svg =
        LabelFigure.svg(
            text,
            "Features form",
            PhaseLabel.USUAL,
            cells(evidence, "Best of " + seeds, sql),
            List.of());
    return Reply.of(
        new Answer(sentence(evidence, seeds), List.of(new Illustration(id(), svg, evidence))));
  }

  private static PhaseCells cells(Evidence evidence, String trained, String sql) {
    List<PhaseCell> cells = new ArrayList<>();
    for (Row row : evidence.rows()) {
      cells.add(cell(row, trained, "phase"));
      cells.add(cell(row, "Optimum (best known)", "optimum_phase"));
    }
    PhaseDiagram diagram =
        new PhaseDiagram(
            DiagramAxis.column("sparsity"),
            DiagramAxis.column("dropout"),
            FACETS,
            "What features form",
            Statistic.BEST,
            sql);
    return PhaseCells.of(diagram, cells);
  }

  private static PhaseCell cell(Row row, String map, String phase) {
    return new PhaseCell(
        row.getAs("sparsity"),
        row.getAs("dropout"),
        List.of(row.getAs("shape"), map),
        row.<Double>getAs("gap"),
        row.getAs(phase));
  }

  private static String sentence(Evidence evidence, String seeds) {
    List<String> shapes = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> shape : Rows.by(evidence.rows(), "shape").entrySet()) {
      Row any = shape.getValue().get(0);
      shapes.add(
          "%s in %s"
              .formatted(
                  shape.getKey(),
                  HeadSentences.of(any, "antipodal_optima", "cells_of_shape", "cell")));
    }
    Row any = evidence.rows().get(0);
    Row worst = Rows.most(evidence.rows(), "gap");
    return ("The best known optimum under dropout has an antipodal pair at %s. The best of %s is"
            + " within 1 %% of it in %s and forms the same in %s; the largest gap is %s (%s, S ="
            + " %s, q = %s). Of all trials %s get there (95 %% interval over seeds).")
        .formatted(
            String.join(", ", shapes),
            seeds,
            HeadSentences.of(any, "cells_near", "cells", "cell"),
            Count.of(any.<Long>getAs("cells_as_optimum"), "cell"),
            ToyPhaseCell.percent(worst.<Double>getAs("gap")),
            worst.getAs("shape"),
            Rows.number(worst, "sparsity"),
            Rows.number(worst, "dropout"),
            EstimateText.share(any, "reached"));
  }
}
