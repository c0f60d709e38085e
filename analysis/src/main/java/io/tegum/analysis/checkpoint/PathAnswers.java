package io.tegum.analysis.checkpoint;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.LineFigure;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.figure.PathFigure;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Answers about neurons. */
final class PathAnswers {

  private static final int MOST_PICTURED = 2;
  private static final DiagramAxis KIND = new DiagramAxis("kind", "kind", "Matrix", "");

  private final SparkSession spark;
  private final Verdict verdict;

  PathAnswers(SparkSession spark, Verdict verdict) {
    this.spark = spark;
    this.verdict = verdict;
  }

  /** The statistic of each matrix beside both kinds of chance. */
  Answer statistic() {
    List<Illustration> figures = new ArrayList<>();
    List<Band> bands = new ArrayList<>();
    for (Row row : verdict.evidence().rows()) {
      if (!row.isNullAt(0)) {
        List<Object> kind = List.of(row.getString(1));
        double layer = row.getInt(0);
        bands.add(band(kind, "measured", layer, row, 5, 5, 5));
        bands.add(band(kind, "Gaussian", layer, row, 7, 6, 8));
        bands.add(band(kind, "columns shuffled", layer, row, 10, 9, 11));
      }
    }
    bands.sort(
        (a, b) ->
            a.facets().get(0).equals(b.facets().get(0))
                ? Double.compare(a.x(), b.x())
                : a.facets().get(0).toString().compareTo(b.facets().get(0).toString()));
    if (!bands.isEmpty()) {
      String svg =
          LineFigure.svg(
              new FigureText(
                  "path-statistic",
                  "Mean squared cosine along the path",
                  "Bands: where one more random matrix lies with a chance of 99 %.",
                  "Structure is what lies above both bands."),
              List.of(KIND),
              bands,
              NumberAxis.linear("Layer"),
              NumberAxis.linear("Mean cos² of a step"),
              "Weights",
              List.of());
      figures.add(new Illustration("path-statistic", svg, verdict.evidence()));
    }
    return new Answer(
        verdict.sentence(), figures, figures.isEmpty() ? List.of(verdict.evidence()) : List.of());
  }

  private static Band band(
      List<Object> facet, String series, double x, Row row, int low, int middle, int high) {
    return new Band(
        facet, series, x, row.getDouble(low), row.getDouble(middle), row.getDouble(high));
  }

  /** Pictures of the paths with most structure, beside both kinds of chance. */
  Optional<Answer> pictures() {
    List<Illustration> figures = new ArrayList<>();
    List<Row> shown = verdict.evidence().rows().stream().limit(MOST_PICTURED).toList();
    for (int i = 0; i < shown.size(); i++) {
      picture(shown.get(i), i + 1, figures);
    }
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer(
            "Neurons in the order of the path, on either axis. Below each, the stretch of the path whose steps are"
                + " strongest, enlarged. Structure would be bright on the diagonal where the two pictures of chance are not.",
            figures));
  }

  private void picture(Row matrix, int number, List<Illustration> figures) {
    String sql =
        """
        SELECT source, size, whole, window_place, window_size, window
        FROM maps
        WHERE kind = '%s' AND layer %s
        ORDER BY array_position(array('matrix', 'gaussian', 'shuffled'), source)
        """
            .strip()
            .formatted(
                matrix.getString(1).replace("\\", "\\\\").replace("'", "\\'"),
                matrix.isNullAt(0) ? "IS NULL" : "= " + matrix.getInt(0));
    Evidence evidence = Evidence.of(spark, sql);
    List<PathFigure.Panel> wholes = new ArrayList<>();
    List<PathFigure.Panel> windows = new ArrayList<>();
    for (Row row : evidence.rows()) {
      String source =
          switch (row.getString(0)) {
            case "matrix" -> "measured";
            case "gaussian" -> "Gaussian";
            default -> "columns shuffled";
          };
      wholes.add(new PathFigure.Panel(source, row.getInt(1), values(row, 2)));
      windows.add(
          new PathFigure.Panel(
              source + ", from place " + row.getInt(3), row.getInt(4), values(row, 5)));
    }
    if (wholes.isEmpty()) {
      return;
    }
    String title = Verdict.title(matrix);
    String id = "path-" + number;
    figures.add(
        new Illustration(
            id,
            PathFigure.whole(
                new FigureText(
                    id,
                    "Neurons of " + title + " along their path",
                    "Root mean square cosine between stretches of the path.",
                    ""),
                wholes,
                matrix.getInt(2)),
            evidence));
    figures.add(
        new Illustration(
            id + "-diagonal",
            PathFigure.window(
                new FigureText(
                    id + "-diagonal",
                    "The strongest stretch of the path of " + title,
                    "Cosines between neighbouring places, with their signs.",
                    ""),
                windows),
            evidence));
  }

  private static double[] values(Row row, int column) {
    List<Number> list = row.getList(column);
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i) == null ? Double.NaN : list.get(i).doubleValue();
    }
    return values;
  }

  /** How near each neuron's nearest neighbour is. */
  Optional<Answer> neighbours() {
    String sql =
        """
        SELECT neurons.kind, least(floor(abs(neighbour_cosine) * 40), 39) / 40 + 0.0125 AS cosine,
          count(*) AS neurons,
          count(*) / sum(count(*)) OVER (PARTITION BY neurons.kind) AS share,
          any_value(chance) AS chance
        FROM neurons
        JOIN (SELECT kind, sqrt(median(block_cos2)) AS chance FROM matrices GROUP BY kind) USING (kind)
        WHERE neighbour_cosine IS NOT NULL
        GROUP BY ALL
        ORDER BY ALL
        """
            .strip();
    Evidence evidence = Evidence.of(spark, sql);
    if (evidence.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Band> bands = new ArrayList<>();
    double chance = 0;
    for (Row row : evidence.rows()) {
      double share = ((Number) row.get(3)).doubleValue();
      double cosine = ((Number) row.get(1)).doubleValue();
      bands.add(new Band(List.of(), row.getString(0), cosine, share, share, share));
      chance = Math.max(chance, row.getDouble(4));
    }
    String svg =
        LineFigure.svg(
            new FigureText(
                "neighbours",
                "Cosine of each neuron with its nearest neighbour",
                "Share of a kind's neurons, all layers together.",
                "Dashed: what the largest step of a random path may reach, in the median matrix."),
            List.of(),
            bands,
            NumberAxis.range("|cosine| with the nearest neighbour", 0, 1),
            NumberAxis.linear("Share of neurons"),
            "Matrix",
            List.of(Guide.moment("chance", chance)));
    Row beyond =
        spark
            .sql(
                "SELECT sum(in_blocks), sum(rows), sum(blocks) FROM matrices WHERE path_cos2 IS NOT NULL")
            .head();
    return Optional.of(
        new Answer(
            "%,d of %,d neurons stand in blocks, %,d of them: runs of the path whose every step is larger than chance allows for the largest."
                .formatted(beyond.getLong(0), beyond.getLong(1), beyond.getLong(2)),
            List.of(new Illustration("neighbours", svg, evidence))));
  }
}
