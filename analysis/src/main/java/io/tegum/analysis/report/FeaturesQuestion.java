package io.tegum.analysis.report;

import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FeatureFigure;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.phase.Axis;
import io.tegum.analysis.phase.ShortNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** Norm and dimensionality of each feature against sparsity. */
final class FeaturesQuestion implements Question {
  private static final List<Axis> FACETS =
      List.of(new Axis("quantity", "quantity", "Quantity", ""));
  private static final String DIMENSIONALITY = "dimensionality Dᵢ";

  @Override
  public String id() {
    return "features";
  }

  @Override
  public String text() {
    return "What becomes of each feature as sparsity grows?";
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
            "Norm and dimensionality of each feature against sparsity",
            ("Line: median over completed trials; band, where there are few lines: quartiles. "
                    + sweep.pooling(Set.of("sparsity")))
                .strip(),
            "Dimensionality 1: a dimension of its own; 1/2: an antipodal pair; 2/5: a pentagon;"
                + " 0: not learned.");
    return Optional.of(
        new Answer(
            sentence(bands),
            List.of(
                new Illustration(
                    id(),
                    FeatureFigure.svg(text, FACETS, bands, "Norm, or dimensionality", "Feature i"),
                    evidence))));
  }

  /** Mean over features of the median dimensionality, at both ends of the sparsity axis. */
  private static String sentence(List<Band> bands) {
    List<Band> own = bands.stream().filter(b -> b.facets().get(0).equals(DIMENSIONALITY)).toList();
    if (own.isEmpty()) {
      return "No feature has a direction.";
    }
    double dense = own.stream().mapToDouble(Band::x).min().orElseThrow();
    double sparse = own.stream().mapToDouble(Band::x).max().orElseThrow();
    List<String> parts = new ArrayList<>();
    for (double sparsity : dense == sparse ? new double[] {dense} : new double[] {dense, sparse}) {
      double mean =
          own.stream()
              .filter(b -> b.x() == sparsity)
              .mapToDouble(Band::middle)
              .average()
              .orElseThrow();
      parts.add(ShortNumber.of(mean) + " at S = " + ShortNumber.of(sparsity));
    }
    return "The features' median dimensionality is on average " + String.join(", ", parts) + ".";
  }
}
