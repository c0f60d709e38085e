package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
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
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The questions about dictionaries that lines and dots answer. */
public final class FeatureQuestions {
  private static final DiagramAxis SHAPE = DiagramAxis.text("shape");

  /** More than these make a sentence too long; the figure has them all. */
  private static final int MOST_MODELS = 2;

  private static final int MOST_KINDS = 4;
  private static final NumberAxis INVERSE_DENSITY = NumberAxis.log("1/p = 1/(1 − S)");

  /** How many features are represented. */
  public static final Question REPRESENTED =
      new LineQuestion(
          "represented",
          "How many features are represented?",
          Queries.of("represented"),
          List.of(),
          1,
          new Chart(
              "Features with |Wᵢ| > 1/2 against sparsity",
              "Line: median over dictionaries; band: fewest to most.",
              "",
              Set.of("sparsity", "n_features", "n_hidden", "importance_decay"),
              List.of(SHAPE),
              ToyAxes.SPARSITY,
              NumberAxis.whole("Features represented"),
              "Importance decay",
              List.of()),
          FeatureQuestions::represented);

  /** Norm and dimensionality of each feature. */
  public static final Question FATES =
      new LineQuestion(
          "features",
          "What becomes of each feature as sparsity grows?",
          Queries.of("features"),
          List.of(),
          1,
          new Chart(
              "Norm and dimensionality of each feature against sparsity",
              "Line: median over dictionaries; band, where there are few lines: quartiles.",
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
          List.of(),
          2,
          new Chart(
              "Dimensions per feature and features per dimension over density",
              "Line: median over dictionaries; band: quartiles.",
              "D* = 1: every feature that is there has a dimension; 1/2: two share one, as"
                  + " antipodal pairs do.",
              Set.of("sparsity", "n_features", "n_hidden", "importance_decay"),
              List.of(DiagramAxis.text("quantity")),
              INVERSE_DENSITY,
              NumberAxis.log("D*, or 1/D*"),
              "Model",
              List.of(
                  Guide.level("1", 1),
                  Guide.level("1/2", 0.5).in("dimensions per feature D* = m / |W|²"),
                  Guide.level("2", 2).in("features per dimension |W|² / m"))),
          FeatureQuestions::dimensions);

  /** Dimensionality of single features. */
  public static final Question GEOMETRIES =
      new DotQuestion(
          "dimensionality",
          "Which geometries do features settle in?",
          Queries.of("dimensionality"),
          List.of(),
          2,
          new Chart(
              "Dimensionality of single features over density, with known geometries",
              "A dot a represented feature of a dictionary, of all of them at most 3,000.",
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
            Rows.number(fewest, "median"), where(fewest), Rows.number(most, "median"), where(most));
  }

  private static String where(Row row) {
    return "S = %s, importance decay %s, %s"
        .formatted(
            Rows.number(row, "sparsity"), Rows.number(row, "importance_decay"), row.getAs("shape"));
  }

  /** How many features are there, and how many on their own, at both ends of the sparsity axis. */
  private static String fates(Evidence evidence) {
    Map<Object, List<Row>> shapes = Rows.by(evidence.rows(), "shape");
    List<String> parts = new ArrayList<>();
    for (List<Row> shape : shapes.values().stream().limit(MOST_MODELS).toList()) {
      Map<Object, List<Row>> sparsities = new TreeMap<>(Rows.by(shape, "sparsity"));
      List<String> ends = new ArrayList<>();
      for (List<Row> end : ends(List.copyOf(sparsities.values()))) {
        ends.add(
            "%s, %s of them alone (S = %s)"
                .formatted(
                    above(end, "norm", "above_half"),
                    above(end, "dim", "above_09"),
                    Rows.number(end.get(0), "sparsity")));
      }
      parts.add(
          "%s: of %s %s"
              .formatted(
                  shape.get(0).getAs("shape"),
                  Count.of(shape.get(0).<Long>getAs("features"), "feature"),
                  String.join("; ", ends)));
    }
    return "With a median norm above 1/2, and with a median dimensionality above 0.9: "
        + String.join(". ", parts)
        + (shapes.size() > MOST_MODELS ? ". The other shapes are in the figure." : ".");
  }

  private static List<List<Row>> ends(List<List<Row>> groups) {
    return groups.size() == 1 ? groups : List.of(groups.get(0), groups.get(groups.size() - 1));
  }

  private static String above(List<Row> rows, String quantity, String column) {
    return rows.stream()
        .filter(row -> row.<String>getAs("quantity").startsWith(quantity))
        .findFirst()
        .map(row -> Count.of(row.<Long>getAs(column)))
        .orElse("0");
  }

  private static String dimensions(Evidence evidence) {
    List<Row> perFeature =
        evidence.rows().stream()
            .filter(row -> row.<String>getAs("quantity").startsWith("dim"))
            .toList();
    Map<Object, List<Row>> models = Rows.by(perFeature, "model");
    List<String> parts = new ArrayList<>();
    for (List<Row> model : models.values().stream().limit(MOST_MODELS).toList()) {
      List<String> ends = new ArrayList<>();
      for (Row end : Rows.ends(model)) {
        ends.add(Rows.number(end, "median") + " at p = " + Rows.number(end, "density"));
      }
      parts.add(model.get(0).getAs("model") + ": " + String.join(", ", ends));
    }
    return "Median dimensions per feature D*: "
        + String.join("; ", parts)
        + (models.size() > MOST_MODELS ? "; the other models are in the figure." : ".");
  }

  /** Shares of the commonest kinds of factors among all features, drawn or not. */
  private static String geometries(Evidence evidence) {
    List<Row> kinds =
        Rows.by(evidence.rows(), "factor_kind").values().stream().map(rows -> rows.get(0)).toList();
    long features = evidence.rows().get(0).<Long>getAs("features");
    List<String> parts = new ArrayList<>();
    for (Row kind : Rows.largest(kinds, "features_of_kind", MOST_KINDS)) {
      parts.add(
          "%s (%s)"
              .formatted(
                  kind.getAs("factor_kind"),
                  Percent.of(kind.<Long>getAs("features_of_kind"), features)));
    }
    return "Of %s over all densities: %s."
        .formatted(Count.of(features, "represented feature"), String.join(", ", parts));
  }
}
