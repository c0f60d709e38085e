package io.tegum.analysis.report;

import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FeatureFigure;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.phase.Axis;
import io.tegum.analysis.phase.ShortNumber;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** Number of represented features against sparsity. */
final class RepresentedQuestion implements Question {
  private static final List<Axis> FACETS =
      List.of(Axis.column("n_features"), Axis.column("n_hidden"));

  @Override
  public String id() {
    return "represented";
  }

  @Override
  public String text() {
    return "How many features are represented?";
  }

  @Override
  public boolean needsHead() {
    return false;
  }

  @Override
  public Optional<Answer> ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, Resource.sql(id()));
    List<Band> bands = Bands.of(evidence.rows(), FACETS.size());
    if (bands.isEmpty()) {
      return Optional.empty();
    }
    FigureText text =
        new FigureText(
            id(),
            "Features with |Wᵢ| > 1/2 against sparsity",
            ("Line: median over completed trials; band: fewest to most. "
                    + sweep.pooling(
                        Set.of("sparsity", "n_features", "n_hidden", "importance_decay")))
                .strip(),
            "");
    return Optional.of(
        new Answer(
            sentence(bands),
            List.of(
                new Illustration(
                    id(),
                    FeatureFigure.svg(
                        text, FACETS, bands, "Features represented", "Importance decay"),
                    evidence))));
  }

  private static String sentence(List<Band> bands) {
    Band fewest = bands.stream().min(Comparator.comparingDouble(Band::middle)).orElseThrow();
    Band most = bands.stream().max(Comparator.comparingDouble(Band::middle)).orElseThrow();
    return "The median number of represented features goes from %s (%s) to %s (%s)."
        .formatted(
            ShortNumber.of(fewest.middle()),
            where(fewest),
            ShortNumber.of(most.middle()),
            where(most));
  }

  private static String where(Band band) {
    return "S = %s, importance decay %s, %s"
        .formatted(
            ShortNumber.of(band.x()),
            ShortNumber.of(band.series()),
            Facets.heading(FACETS, band.facets()));
  }
}
