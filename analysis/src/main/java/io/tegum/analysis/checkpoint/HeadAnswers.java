package io.tegum.analysis.checkpoint;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.Dot;
import io.tegum.analysis.figure.DotFigure;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.LineFigure;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Answers about heads. */
final class HeadAnswers {

  /** Of singular values, so that those of rounding do not stretch a log scale. */
  private static final double LEAST_RATIO = 1e-5;

  private static final DiagramAxis CIRCUIT = new DiagramAxis("circuit", "circuit", "Circuit", "");

  private final SparkSession spark;

  HeadAnswers(SparkSession spark) {
    this.spark = spark;
  }

  /** Singular values by layer. */
  Optional<Answer> spectra() {
    Evidence evidence =
        Evidence.of(
            spark,
            """
            SELECT circuit, layer, position + 1 AS k,
              min(sigma) AS lowest, median(sigma) AS middle, max(sigma) AS highest
            FROM (
              SELECT 'QK' AS circuit, layer, posexplode(qk_singular_values) AS (position, sigma) FROM heads
              UNION ALL
              SELECT 'OV' AS circuit, layer, posexplode(ov_singular_values) AS (position, sigma) FROM heads
            )
            GROUP BY ALL
            ORDER BY ALL
            """
                .strip());
    if (evidence.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Band> bands = new ArrayList<>();
    for (Row row : evidence.rows()) {
      bands.add(
          new Band(
              List.of(row.getString(0)),
              row.getInt(1),
              row.getInt(2),
              row.getDouble(3),
              row.getDouble(4),
              row.getDouble(5)));
    }
    String svg =
        LineFigure.svg(
            new FigureText(
                "spectra",
                "Singular values of heads",
                "Line: median over a layer's heads; band: lowest to highest.",
                ""),
            List.of(CIRCUIT),
            bands,
            NumberAxis.even("k"),
            sizes(bands),
            "Layer",
            List.of());
    Row row =
        spark
            .sql(
                """
                SELECT count(*), min(qk_singular_values[0]), max(qk_singular_values[0]),
                  median(qk_effective_rank), median(qk_stable_rank), max(size(qk_singular_values)),
                  count_if(qk_left_right_cosine > qk_left_right_chance)
                FROM heads
                """)
            .head();
    return Optional.of(
        new Answer(
            row.isNullAt(3) ? "QK is 0 in all of %,d heads.".formatted(row.getLong(0)) : told(row),
            List.of(new Illustration("spectra", svg, evidence))));
  }

  private static String told(Row row) {
    return ("Over %,d heads QK's sigma_1 is %.2f to %.2f, its median effective rank %.1f of %d, its median stable rank %.1f."
            + " In %,d heads u_1 and v_1 are nearer to parallel than random directions come in 99 of 100 (%s).")
        .formatted(
            row.getLong(0),
            row.getDouble(1),
            row.getDouble(2),
            row.getDouble(3),
            row.getInt(5),
            row.getDouble(4),
            row.getLong(6),
            Verdict.byChance(row.getLong(0), Verdict.TWO_SIDED));
  }

  /** Circuits differ by powers of ten; a singular value of 0 has no place on a log scale. */
  private static NumberAxis sizes(List<Band> bands) {
    double least = bands.stream().mapToDouble(Band::low).min().orElse(0);
    double most = bands.stream().mapToDouble(Band::high).max().orElse(0);
    return least > LEAST_RATIO * most ? NumberAxis.log("sigma_k") : NumberAxis.linear("sigma_k");
  }

  /** Copying scores beside those of random heads. */
  Optional<Answer> copying() {
    Evidence evidence =
        Evidence.of(
            spark,
            """
            SELECT layer, head, ov_copying, ov_copying_gaussian_low, ov_copying_gaussian_high
            FROM heads
            WHERE ov_copying IS NOT NULL
            ORDER BY layer, head
            """
                .strip());
    if (evidence.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Dot> dots = new ArrayList<>();
    int copies = 0;
    int negates = 0;
    double low = 0;
    double high = 0;
    for (Row row : evidence.rows()) {
      low = Math.min(low, row.getDouble(3));
      high = Math.max(high, row.getDouble(4));
      boolean isAbove = row.getDouble(2) > row.getDouble(4);
      boolean isBelow = row.getDouble(2) < row.getDouble(3);
      copies += isAbove ? 1 : 0;
      negates += isBelow ? 1 : 0;
      String series = isAbove ? "copies" : isBelow ? "negates" : "within chance";
      dots.add(new Dot(List.of(), series, row.getInt(0), row.getDouble(2)));
    }
    String svg =
        DotFigure.svg(
            new FigureText(
                "copying",
                "Copying scores of heads",
                "A dot a head; dashed: the widest of the layers' intervals of Gaussian heads, 99 % of draws.",
                ""),
            List.of(),
            dots,
            NumberAxis.even("Layer"),
            NumberAxis.range("Copying score of OV", -1, 1),
            "Head",
            List.of(Guide.level("", low), Guide.level("", high)));
    return Optional.of(
        new Answer(
            "%,d of %,d heads write more of what they read than heads of Gaussian weights do, %,d write it negated (%s each); the others lie within chance."
                .formatted(
                    copies, dots.size(), negates, Verdict.byChance(dots.size(), Verdict.ONE_SIDED)),
            List.of(new Illustration("copying", svg, evidence))));
  }

  /** How many parts carry a score. */
  Optional<Answer> parts() {
    Evidence evidence =
        Evidence.of(
            spark,
            """
            SELECT layer, head, parts_vectors, parts_carrying,
              parts_rotated, parts_rotated_low, parts_rotated_high, parts_sparse
            FROM heads
            WHERE parts_carrying IS NOT NULL
            ORDER BY layer, head
            """
                .strip());
    if (evidence.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Dot> dots = new ArrayList<>();
    long sparse = evidence.rows().stream().filter(row -> row.getBoolean(7)).count();
    for (Row row : evidence.rows()) {
      dots.add(new Dot(List.of(), "singular vectors", row.getInt(0), row.getDouble(3)));
      dots.add(new Dot(List.of(), "turned bases", row.getInt(0), row.getDouble(4)));
    }
    String svg =
        DotFigure.svg(
            new FigureText(
                "parts",
                "Parts that carry 90 % of a score",
                "A dot a head: mean over pairs of the vectors given.",
                ""),
            List.of(),
            dots,
            NumberAxis.even("Layer"),
            NumberAxis.linear("Parts"),
            "Basis",
            List.of());
    return Optional.of(
        new Answer(
            "In %,d of %,d heads fewer parts carry a score than in bases turned at random, beyond 99 %% of draws (%s)."
                .formatted(
                    sparse,
                    evidence.rows().size(),
                    Verdict.byChance(evidence.rows().size(), Verdict.ONE_SIDED)),
            List.of(new Illustration("parts", svg, evidence))));
  }
}
