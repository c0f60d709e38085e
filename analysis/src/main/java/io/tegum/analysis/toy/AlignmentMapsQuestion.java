package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Single heads: every singular vector against every feature, and against every tegum factor. */
public final class AlignmentMapsQuestion implements Question {

  @Override
  public String id() {
    return "alignment-maps";
  }

  @Override
  public String text() {
    return "Which features do a head's singular vectors point along?";
  }

  @Override
  public List<Need> needs() {
    return List.of(ToyReport.HEAD);
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    OtherAxes others =
        OtherAxes.of(
            sweep,
            "n_features",
            "n_hidden",
            "target",
            "pairs",
            "schedule",
            "sparsity",
            "lambda",
            "head_rank");
    Evidence evidence = Evidence.of(spark, others.in(Queries.of(id())));
    List<Illustration> illustrations = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (List<Row> set : Rows.by(evidence.rows(), AlignmentMapsQuestion::model).values()) {
      Evidence own = new Evidence(evidence.sql(), evidence.columns(), set);
      int number = illustrations.size() / 2 + 1;
      illustrations.add(maps(own, others, "alignment-maps-" + number));
      illustrations.add(energies(own, others, "factor-energy-" + number));
      for (Row row : set) {
        parts.add(
            "%s, %s: %s"
                .formatted(
                    row.getAs("schedule"),
                    Count.of(row.getList(row.fieldIndex("pairs")).size(), "pair"),
                    String.join(", ", scores(row))));
      }
    }
    return illustrations.isEmpty()
        ? Reply.none()
        : Reply.of(
            new Answer(
                "Scores in the trials with the median worst one: " + String.join("; ", parts) + ".",
                illustrations));
  }

  /** What the panels of one figure have in common. */
  private static Object model(Row row) {
    return Stream.of("n_features", "n_hidden", "target", "pairs").map(row::<Object>getAs).toList();
  }

  private static Illustration maps(Evidence evidence, OtherAxes others, String id) {
    List<AlignmentFigure.Panel> panels = new ArrayList<>();
    for (Row row : evidence.rows()) {
      int features = row.<Integer>getAs("n_features");
      for (String side : List.of("left", "right")) {
        panels.add(
            new AlignmentFigure.Panel(
                row.getAs("schedule") + ", " + side,
                features,
                list(row, "alignment_" + side),
                represented(row),
                order(row)));
      }
    }
    FigureText text =
        new FigureText(
            id,
            "|cos| of every singular vector with every feature",
            cell(evidence, others),
            "Columns: singular vectors, those assigned to pairs first. A perfect head has one"
                + " bright cell in each pair's column: its left feature on the left, its right on"
                + " the right. Grey rows: features that are not represented.");
    return new Illustration(
        id, AlignmentFigure.svg(text, panels, labels(evidence.rows().get(0))), evidence);
  }

  private static Illustration energies(Evidence evidence, OtherAxes others, String id) {
    List<FactorFigure.Panel> panels = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (Row row : evidence.rows()) {
      List<Row> factors = list(row, "tegum_factors");
      panels.add(
          new FactorFigure.Panel(
              row.getAs("schedule"), factors.size(), list(row, "factor_energy_left"), order(row)));
      kinds.add("Factors of " + row.getAs("schedule") + ": " + describe(factors));
    }
    FigureText text =
        new FigureText(
            id,
            "Share of every left singular vector in every tegum factor",
            cell(evidence, others),
            String.join(". ", kinds) + ".");
    return new Illustration(
        id, FactorFigure.svg(text, panels, labels(evidence.rows().get(0))), evidence);
  }

  private static List<Boolean> represented(Row row) {
    return AlignmentMapsQuestion.<Double>list(row, "feature_norms").stream()
        .map(norm -> norm > FeatureGeometry.REPRESENTED_NORM)
        .toList();
  }

  /** "0: antipodal pair (1, 4); 1: dedicated (2)", at most six of them. */
  private static String describe(List<Row> factors) {
    List<String> parts = new ArrayList<>();
    for (int f = 0; f < Math.min(6, factors.size()); f++) {
      List<Integer> features = list(factors.get(f), "features");
      String members =
          features.size() > 6
              ? features.size() + " features"
              : String.join(", ", features.stream().map(Object::toString).toList());
      parts.add(f + ": " + factors.get(f).getAs("kind") + " (" + members + ")");
    }
    return parts.isEmpty() ? "none" : String.join("; ", parts) + (factors.size() > 6 ? "; …" : "");
  }

  private static String cell(Evidence evidence, OtherAxes others) {
    Row row = evidence.rows().get(0);
    List<String> cells = new ArrayList<>();
    for (Row own : evidence.rows()) {
      cells.add(
          "%s: S = %s, λ = %s, r = %d%s, seed %d of %d"
              .formatted(
                  own.getAs("schedule"),
                  Rows.number(own, "sparsity"),
                  Rows.number(own, "lambda"),
                  own.<Integer>getAs("head_rank"),
                  others.text(own),
                  own.<Long>getAs("seed"),
                  own.<Long>getAs("seeds")));
    }
    return "n = %d, m = %d, %s target. The trial with the median worst score. %s."
        .formatted(
            row.<Integer>getAs("n_features"),
            row.<Integer>getAs("n_hidden"),
            row.getAs("target"),
            String.join("; ", cells));
  }

  /** The vectors assigned to the pairs, then the others by their singular value. */
  private static List<Integer> order(Row row) {
    List<Integer> order = new ArrayList<>(list(row, "pair_vector"));
    for (int k = 0; k < row.<Integer>getAs("head_rank"); k++) {
      if (!order.contains(k)) {
        order.add(k);
      }
    }
    return order;
  }

  private static List<String> labels(Row row) {
    List<String> labels = new ArrayList<>();
    for (Row pair : AlignmentMapsQuestion.<Row>list(row, "pairs")) {
      labels.add(pair.getAs("left") + "→" + pair.getAs("right"));
    }
    while (labels.size() < order(row).size()) {
      labels.add("–");
    }
    return labels;
  }

  private static List<String> scores(Row row) {
    return AlignmentMapsQuestion.<Double>list(row, "pair_score").stream()
        .map(s -> s == null ? "none" : ShortNumber.of(s))
        .toList();
  }

  private static <T> List<T> list(Row row, String column) {
    return row.getList(row.fieldIndex(column));
  }
}
