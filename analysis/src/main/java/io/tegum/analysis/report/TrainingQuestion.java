package io.tegum.analysis.report;

import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.TrainingFigure;
import io.tegum.analysis.phase.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Alignment and orthogonality over training, and which comes first. */
final class TrainingQuestion implements Question {
  private static final List<Axis> FACETS = Facets.BY_TRAINING;

  @Override
  public String id() {
    return "training";
  }

  @Override
  public String text() {
    return "Which comes first, alignment or orthogonality?";
  }

  @Override
  public boolean needsHead() {
    return true;
  }

  @Override
  public Optional<Answer> ask(SparkSession spark, SweepSummary sweep) {
    Evidence curves = Evidence.of(spark, Resource.sql(id()));
    List<Band> bands = Bands.of(curves.rows(), FACETS.size());
    if (bands.isEmpty()) {
      return Optional.empty();
    }
    Evidence events = Evidence.of(spark, Resource.sql("which-comes-first"));
    FigureText text =
        new FigureText(
            id(),
            "Alignment and orthogonality over training",
            "Line: median over all completed trials with a head; band: quartiles. "
                + sweep.pooling(Set.of("schedule", "rank_ratio")),
            "Aligned: worst pair score above 0.9. Orthogonal: largest overlap of represented"
                + " features below 0.1.");
    return Optional.of(
        new Answer(
            sentence(events.rows()),
            List.of(new Illustration(id(), TrainingFigure.svg(text, FACETS, bands), curves)),
            List.of(events)));
  }

  private static String sentence(List<Row> rows) {
    List<String> parts = new ArrayList<>();
    for (Row row : rows) {
      long trials = row.getLong(1);
      parts.add(
          "%s (%d trials): alignment first in %s, orthogonality first in %s, both at the same recorded step in %s, neither ever in %s"
              .formatted(
                  row.getString(0),
                  trials,
                  Percent.of(row.getLong(2), trials),
                  Percent.of(row.getLong(3), trials),
                  Percent.of(row.getLong(4), trials),
                  Percent.of(row.getLong(5), trials)));
    }
    return String.join(". ", parts) + ".";
  }
}
