package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Chart;
import io.tegum.analysis.page.DotQuestion;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.LineQuestion;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** The questions about features that differ in density, or come in sets under a head. */
public final class DensityQuestions {
  /** More than these make a sentence too long; the figure has them all. */
  private static final int MOST_MODELS = 4;

  private static final NumberAxis DENSITY = NumberAxis.log("Density pᵢ");

  /** Norm over density. */
  public static final Question DENSITIES =
      new LineQuestion(
          "densities",
          "Which features are represented where they differ in density, and which share"
              + " dimensions?",
          Queries.of("densities"),
          List.of(ToyReport.DENSITIES, ToyReport.NO_HEAD),
          2,
          new Chart(
              "Norm and dimensionality of features over their own density",
              "Line: mean over seeds of the mean over features of this density; band: lowest to"
                  + " highest seed.",
              "Represented: norm above 1/2. Dimensionality 1: a dimension of its own; 1/2: an"
                  + " antipodal pair.",
              Set.of("profile", "density_power", "sparsity", "n_features", "n_hidden"),
              List.of(DiagramAxis.text("quantity"), DiagramAxis.text("shape")),
              DENSITY,
              NumberAxis.linear("Norm, or Dᵢ"),
              "Densities",
              List.of(Guide.level("1/2", 0.5))),
          DensityQuestions::densities);

  /** Density of the feature that each shares with. */
  public static final Question PARTNERS =
      new DotQuestion(
          "partners",
          "With whom does a feature share where densities differ?",
          Queries.of("partners"),
          List.of(ToyReport.DENSITIES),
          2,
          new Chart(
              "Density of the feature that each represented one overlaps most with",
              "A dot a represented feature whose overlap with its partner is above 0.1; of all of"
                  + " them at most 2,000.",
              "On the line: a partner of the same density. Opposite: the cosine is negative.",
              Set.of("n_hidden"),
              List.of(DiagramAxis.text("shape")),
              DENSITY,
              NumberAxis.log("Density of its partner"),
              "Direction",
              List.of(Guide.proportional("", 1, 0.01, 0.5))),
          DensityQuestions::partners);

  /** What a head finds of a feature that has twins. */
  public static final Question TWINS =
      new LineQuestion(
          "twins",
          "What does a head find of a feature that comes in a set?",
          Queries.of("twins"),
          List.of(ToyReport.HEAD, ToyReport.SETS),
          1,
          new Chart(
              "|cos| of a pair's left singular vector with its feature and with a twin",
              "Line: median over seeds of the mean over pairs; band: lowest to highest seed.",
              "Twin: another feature of the same set. With directions of their own and a product"
                  + " target the best head finds the feature alone; with an indicator and"
                  + " correlated features it cannot tell the two apart: 1/√2 each.",
              Set.of("target", "correlation", "sparsity"),
              List.of(DiagramAxis.text("target"), DiagramAxis.text("dependence")),
              ToyAxes.SPARSITY,
              NumberAxis.range("|cos|", 0, 1),
              "Direction",
              List.of(Guide.level("1/√2", Math.sqrt(0.5)))),
          DensityQuestions::twins);

  /** Loss over hidden dimensions. */
  public static final Question SCALING =
      new LineQuestion(
          "scaling",
          "How does the loss fall with the hidden dimensions where densities follow a power law?",
          Queries.of("scaling"),
          List.of(ToyReport.POWER_LAW, ToyReport.NO_HEAD, Need.severalValuesOf("n_hidden")),
          2,
          new Chart(
              "Reconstruction loss over hidden dimensions",
              "Line: median over completed trials; band: quartiles.",
              "Exact line: the m densest features without loss, all others ignored.",
              Set.of("n_hidden", "weight_decay", "density_power"),
              List.of(DiagramAxis.column("density_power")),
              NumberAxis.log("Hidden dimensions m"),
              NumberAxis.log("L1"),
              "Model",
              List.of()),
          DensityQuestions::scaling);

  private DensityQuestions() {}

  /** The sparsest and the densest features of each model. */
  private static String densities(Evidence evidence) {
    List<Row> norms =
        evidence.rows().stream()
            .filter(row -> row.<String>getAs("quantity").startsWith("norm"))
            .toList();
    List<String> parts = new ArrayList<>();
    Rows.by(norms, row -> row.getAs("shape") + ", " + row.getAs("profile"))
        .forEach(
            (model, rows) ->
                parts.add(
                    model
                        + ": "
                        + Rows.ends(rows).stream()
                            .map(DensityQuestions::represented)
                            .collect(Collectors.joining(", "))));
    int shown = Math.min(parts.size(), MOST_MODELS);
    return "Share of features represented, with its 95 % interval over seeds, and their mean"
        + " dimensionality. "
        + String.join("; ", parts.subList(0, shown))
        + (shown < parts.size() ? "; the other models are in the figure." : ".");
  }

  private static String represented(Row row) {
    Double dimensionality = row.getAs("dimensionality");
    return "%s at p = %s%s"
        .formatted(
            EstimateText.share(row, "represented"),
            ShortNumber.of(row.<Double>getAs("density")),
            dimensionality == null ? "" : " (Dᵢ " + ShortNumber.of(dimensionality) + ")");
  }

  private static String partners(Evidence evidence) {
    List<Row> ascending =
        evidence.rows().stream()
            .sorted(Comparator.comparingInt(row -> row.<Integer>getAs("n_hidden")))
            .toList();
    List<String> parts = new ArrayList<>();
    Rows.by(ascending, "shape")
        .forEach(
            (shape, rows) ->
                parts.add(
                    "%s at %s, where any represented feature as partner would give %s (%s)"
                        .formatted(
                            EstimateText.share(rows.get(0), "alike"),
                            shape,
                            Rows.number(rows.get(0), "alike_by_chance"),
                            Count.of(rows.get(0).<Long>getAs("models"), "model"))));
    return "Share of partners within a factor of 2 in density, with its 95 % interval over seeds: "
        + String.join("; ", parts)
        + ".";
  }

  /** The mean over sparsities of each pair of lines. */
  private static String twins(Evidence evidence) {
    List<String> targets = new ArrayList<>();
    Rows.by(evidence.rows(), "target")
        .forEach(
            (target, ofTarget) -> {
              List<String> parts = new ArrayList<>();
              Rows.by(ofTarget, "dependence")
                  .forEach(
                      (dependence, rows) ->
                          parts.add(
                              dependence
                                  + " "
                                  + Rows.by(rows, "side").values().stream()
                                      .map(side -> side.get(0))
                                      .map(row -> Rows.number(row, "mean_over_sparsities"))
                                      .collect(Collectors.joining(" and "))));
              targets.add(target + ": " + String.join(", ", parts));
            });
    return "Mean |cos| over all sparsities with a twin and with the feature itself. "
        + String.join("; ", targets)
        + ".";
  }

  private static String scaling(Evidence evidence) {
    List<String> powers = new ArrayList<>();
    Rows.by(evidence.rows(), "density_power")
        .forEach(
            (power, ofPower) -> {
              List<String> parts = new ArrayList<>();
              Rows.by(ofPower, "line")
                  .forEach(
                      (line, rows) -> {
                        if (rows.get(0).getAs("exponent") != null) {
                          parts.add(line + " " + Rows.number(rows.get(0), "exponent"));
                        }
                      });
              powers.add("a = " + ShortNumber.of(power) + ": " + String.join(", ", parts));
            });
    return "Exponent c of loss ∝ m^-c, by least squares of logarithms. "
        + powers.get(0)
        + (powers.size() > 1 ? "; of other a in the query." : ".");
  }
}
