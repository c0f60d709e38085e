package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Facets;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FigureText;
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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The head's singular values against sparsity, at the middle head weight. */
public final class SpectrumQuestion implements Question {
  private static final List<DiagramAxis> FACETS = ToyAxes.BY_TRAINING;
  private static final int LAMBDA = 7;

  @Override
  public String id() {
    return "spectrum";
  }

  @Override
  public String text() {
    return "How does the head's spectrum change with sparsity?";
  }

  @Override
  public List<Need> needs() {
    return List.of(ToyReport.HEAD);
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, Queries.of(id()));
    List<Row> rows = evidence.rows();
    if (rows.isEmpty()) {
      return Reply.none();
    }
    String lambda = ShortNumber.of(rows.get(0).getDouble(LAMBDA));
    List<Band> bands = Bands.of(rows, FACETS.size());
    FigureText text =
        new FigureText(
            id(),
            "Singular values of Ω against sparsity, λ = " + lambda,
            ("Line: median; band: lowest to highest of up to "
                    + Count.of(sweep.seeds(), "seed")
                    + ". "
                    + sweep.pooling(Set.of("sparsity", "lambda", "schedule", "rank_ratio")))
                .strip(),
            "");
    return Reply.of(
        new Answer(
            sentence(bands, lambda),
            List.of(
                new Illustration(
                    id(),
                    LineFigure.svg(
                        text,
                        FACETS,
                        bands,
                        ToyAxes.SPARSITY,
                        NumberAxis.linear("Singular value σₖ of Ω"),
                        "k",
                        List.of()),
                    evidence))));
  }

  /**
   * The largest singular value at both ends of the sparsity axis, at each schedule's highest rank.
   */
  private static String sentence(List<Band> bands, String lambda) {
    List<String> parts = new ArrayList<>();
    List<List<Object>> all = bands.stream().map(Band::facets).distinct().toList();
    for (Object schedule : bands.stream().map(b -> b.facets().get(0)).distinct().toList()) {
      List<Object> facet =
          bands.stream()
              .map(Band::facets)
              .filter(f -> f.get(0).equals(schedule))
              .reduce((first, second) -> second)
              .orElseThrow();
      List<Band> largest =
          bands.stream().filter(b -> b.facets().equals(facet) && b.series().equals(1)).toList();
      Band dense = largest.stream().min(Comparator.comparingDouble(Band::x)).orElseThrow();
      Band sparse = largest.stream().max(Comparator.comparingDouble(Band::x)).orElseThrow();
      parts.add(
          "%s at S = %s, %s at S = %s (%s)"
              .formatted(
                  ShortNumber.of(dense.middle()),
                  ShortNumber.of(dense.x()),
                  ShortNumber.of(sparse.middle()),
                  ShortNumber.of(sparse.x()),
                  Facets.heading(FACETS, facet, all)));
    }
    return "At λ = "
        + lambda
        + " the median largest singular value is "
        + String.join("; ", parts)
        + ".";
  }
}
