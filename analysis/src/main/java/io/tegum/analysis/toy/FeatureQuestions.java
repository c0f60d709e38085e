package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Chart;
import io.tegum.analysis.page.DotQuestion;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.LineQuestion;
import io.tegum.analysis.page.Percent;
import io.tegum.analysis.page.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The questions about dictionaries that lines and dots answer. */
public final class FeatureQuestions {
  private static final DiagramAxis SHAPE = DiagramAxis.text("shape");
  private static final NumberAxis INVERSE_DENSITY = NumberAxis.log("1/p = 1/(1 − S)");

  /** How many features are represented. */
  public static final Question REPRESENTED =
      new LineQuestion(
          "represented",
          "How many features are represented?",
          Queries.of("represented"),
          Optional.empty(),
          1,
          new Chart(
              "Features with |Wᵢ| > 1/2 against sparsity",
              "Line: median over completed trials; band: fewest to most.",
              "",
              Set.of("sparsity", "n_features", "n_hidden", "importance_decay"),
              List.of(SHAPE),
              ToyAxes.SPARSITY,
              NumberAxis.linear("Features represented"),
              "Importance decay",
              List.of()),
          FeatureQuestions::represented);

  /** Norm and dimensionality of each feature. */
  public static final Question FATES =
      new LineQuestion(
          "features",
          "What becomes of each feature as sparsity grows?",
          Queries.of("features"),
          Optional.empty(),
          1,
          new Chart(
              "Norm and dimensionality of each feature against sparsity",
              "Line: median over completed trials; band, where there are few lines: quartiles.",
              "Dimensionality 1: a dimension of its own; 1/2: an antipodal pair; 2/5: a pentagon;"
                  + " 0: not learned.",
              Set.of("sparsity", "n_features", "n_hidden"),
              List.of(SHAPE, DiagramAxis.text("quantity")),
              ToyAxes.SPARSITY,
              NumberAxis.linear("Norm, or dimensionality"),
              "Feature i",
              List.of()),
          FeatureQuestions::fates);

  /** Dimensions per feature. */
  public static final Question DIMENSIONS =
      new LineQuestion(
          "dimensions",
          "How many dimensions does a feature get?",
          Queries.of("dimensions"),
          Optional.empty(),
          2,
          new Chart(
              "Dimensions per feature and features per dimension over density",
              "Line: median over completed trials; band: quartiles.",
              "D* = 1: every feature that is there has a dimension; 1/2: two share one, as"
                  + " antipodal pairs do.",
              Set.of("sparsity", "n_features", "n_hidden", "importance_decay"),
              List.of(DiagramAxis.text("quantity")),
              INVERSE_DENSITY,
              NumberAxis.log("D*, or 1/D*"),
              "Model",
              List.of(Guide.level("1", 1), Guide.level("1/2", 0.5))),
          FeatureQuestions::dimensions);

  /** Dimensionality of single features. */
  public static final Question GEOMETRIES =
      new DotQuestion(
          "dimensionality",
          "Which geometries do features settle in?",
          Queries.of("dimensionality"),
          Optional.empty(),
          2,
          new Chart(
              "Dimensionality of single features over density, with known geometries",
              "A dot a represented feature of a trial, of all of them at most 3,000.",
              "Lines: own dimension 1, tetrahedron 3/4, triangle 2/3, antipodal pair 1/2, pentagon"
                  + " 2/5, square antiprism 3/8.",
              Set.of("sparsity", "n_features", "n_hidden"),
              List.of(SHAPE),
              INVERSE_DENSITY,
              NumberAxis.range("Dimensionality Dᵢ", 0, 1),
              "Features in its tegum factor",
              List.of(
                  Guide.level("1", 1),
                  Guide.level("3/4", 0.75),
                  Guide.level("2/3", 2 / 3.0),
                  Guide.level("1/2", 0.5),
                  Guide.level("2/5, 3/8", 0.4),
                  Guide.level("", 0.375))),
          FeatureQuestions::geometries);

  private FeatureQuestions() {}

  private static String represented(Evidence evidence) {
    Comparator<Row> byMedian = Comparator.comparingDouble(r -> r.<Double>getAs("median"));
    Row fewest = evidence.rows().stream().min(byMedian).orElseThrow();
    Row most = evidence.rows().stream().max(byMedian).orElseThrow();
    return "The median number of represented features goes from %s (%s) to %s (%s)."
        .formatted(
            HeadSentences.number(fewest, "median"),
            where(fewest),
            HeadSentences.number(most, "median"),
            where(most));
  }

  private static String where(Row row) {
    return "S = %s, importance decay %s, %s"
        .formatted(
            HeadSentences.number(row, "sparsity"),
            HeadSentences.number(row, "importance_decay"),
            row.getAs("shape"));
  }

  /** Mean over features of the median dimensionality, at both ends of the sparsity axis. */
  private static String fates(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> shape : HeadSentences.by(evidence, "shape").entrySet()) {
      List<Row> own =
          shape.getValue().stream()
              .filter(r -> r.<String>getAs("quantity").startsWith("dim"))
              .toList();
      double dense = own.stream().mapToDouble(r -> r.getAs("sparsity")).min().orElse(0);
      double sparse = own.stream().mapToDouble(r -> r.getAs("sparsity")).max().orElse(0);
      for (double sparsity :
          dense == sparse ? new double[] {dense} : new double[] {dense, sparse}) {
        own.stream()
            .filter(r -> r.<Double>getAs("sparsity") == sparsity)
            .mapToDouble(r -> r.<Double>getAs("median"))
            .average()
            .ifPresent(
                mean ->
                    parts.add(
                        "%s at S = %s (%s)"
                            .formatted(
                                ShortNumber.of(mean), ShortNumber.of(sparsity), shape.getKey())));
      }
    }
    return parts.isEmpty()
        ? "No feature has a direction."
        : "The features' median dimensionality is on average " + String.join(", ", parts) + ".";
  }

  private static String dimensions(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Row row : evidence.rows()) {
      if (row.<String>getAs("quantity").startsWith("dim")) {
        parts.add(
            "%s at p = %s"
                .formatted(
                    HeadSentences.number(row, "median"),
                    ShortNumber.of(1 / row.<Double>getAs("inverse_density"))));
      }
    }
    String model = evidence.rows().get(0).getAs("model");
    int shown = Math.min(parts.size(), 14);
    return "Median dimensions per feature D* (%s): %s%s."
        .formatted(
            model, String.join(", ", parts.subList(0, shown)), shown < parts.size() ? ", …" : "");
  }

  /** Shares of the three commonest kinds of factors among the features drawn. */
  private static String geometries(Evidence evidence) {
    Map<Object, List<Row>> kinds = HeadSentences.by(evidence, "factor_kind");
    List<String> parts =
        kinds.entrySet().stream()
            .sorted(Comparator.comparing(k -> -k.getValue().size()))
            .limit(4)
            .map(
                k ->
                    "%s %s"
                        .formatted(
                            k.getKey(), Percent.of(k.getValue().size(), evidence.rows().size())))
            .toList();
    return "Of %d represented features over all densities: %s."
        .formatted(evidence.rows().size(), String.join(", ", parts));
  }
}
