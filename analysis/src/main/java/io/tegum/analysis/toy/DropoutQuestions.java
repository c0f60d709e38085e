package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Chart;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.LineQuestion;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The questions about dropout of hidden units that lines answer. */
final class DropoutQuestions {

  /** With and without, or of several strengths. */
  static final Need SEVERAL = Need.severalValuesOf("dropout");

  /** Antipodal pairs and dimensionality over dropout. */
  static final Question ANTIPODAL =
      new LineQuestion(
          "dropout",
          "Does dropout suppress antipodal pairs, or cause them?",
          Queries.of("dropout"),
          List.of(SEVERAL),
          2,
          new Chart(
              "Antipodal pairs, overlap, dimensionality and represented features over dropout",
              "Line: mean over seeds; band: its 95 % interval over seeds.",
              "In antipodal pairs: share of represented features; largest |cos|: of two of these,"
                  + " and their mean Dᵢ, which is 1 at right angles and (n − 1)/n in a regular"
                  + " simplex; represented: share of features with |Wᵢ| > 1/2, though dropout"
                  + " shrinks norms.",
              Set.of("sparsity", "dropout", "n_features", "n_hidden"),
              List.of(DiagramAxis.text("quantity"), DiagramAxis.text("shape")),
              NumberAxis.linear("Dropout q"),
              NumberAxis.range("Share, |cos| or Dᵢ", 0, 1),
              "Sparsity S",
              List.of()),
          DropoutQuestions::antipodal);

  /** Dimensions per feature over dropout. */
  static final Question DIMENSIONS =
      new LineQuestion(
          "dropout-dimensions",
          "How many dimensions does a feature get under dropout?",
          Queries.of("dropout-dimensions"),
          List.of(SEVERAL),
          2,
          new Chart(
              "Dimensions per feature D* over dropout",
              "Line: mean over seeds; band: its 95 % interval over seeds.",
              "D* = m / |W|², so it grows where dropout shrinks norms, too.",
              Set.of("sparsity", "dropout", "n_features", "n_hidden"),
              List.of(DiagramAxis.text("shape")),
              NumberAxis.linear("Dropout q"),
              NumberAxis.linear("D*"),
              "Sparsity S",
              List.of(Guide.level("1", 1), Guide.level("1/2", 0.5))),
          DropoutQuestions::dimensions);

  private DropoutQuestions() {}

  private static String dimensions(Evidence evidence) {
    Comparator<Row> byMean = Comparator.comparingDouble(row -> row.<Double>getAs("mean"));
    List<String> parts = new ArrayList<>();
    for (Row row :
        List.of(
            evidence.rows().stream().min(byMean).orElseThrow(),
            evidence.rows().stream().max(byMean).orElseThrow())) {
      parts.add(
          "%s (%s, S = %s, q = %s)"
              .formatted(
                  EstimateText.mean(row, "dims"),
                  row.getAs("shape"),
                  Rows.number(row, "sparsity"),
                  Rows.number(row, "dropout")));
    }
    return "D*, mean with its 95 %% interval over seeds, goes from %s to %s."
        .formatted(parts.get(0), parts.get(1));
  }

  /** Where dropout changes the share most, to either side. */
  private static String antipodal(Evidence evidence) {
    List<Row> changed =
        evidence.rows().stream()
            .filter(row -> row.getAs("change") != null)
            .filter(row -> row.<Double>getAs("dropout") > row.<Double>getAs("least_dropout"))
            .toList();
    if (changed.isEmpty()) {
      return "No model was trained at two dropouts.";
    }
    Comparator<Row> byChange =
        Comparator.comparingDouble(row -> row.<Row>getAs("change").<Double>getAs("mean"));
    List<String> parts = new ArrayList<>();
    for (Row row :
        List.of(
            changed.stream().max(byChange).orElseThrow(),
            changed.stream().min(byChange).orElseThrow())) {
      parts.add(
          "%s at %s, S = %s, q = %s (%s there)"
              .formatted(
                  EstimateText.mean(row, "change"),
                  row.getAs("shape"),
                  Rows.number(row, "sparsity"),
                  Rows.number(row, "dropout"),
                  EstimateText.share(row, "antipodal")));
    }
    return "Share of represented features in antipodal pairs, less that at the least dropout,"
        + " paired by seed, with its 95 % interval: from "
        + parts.get(1)
        + " to "
        + parts.get(0)
        + ".";
  }
}
