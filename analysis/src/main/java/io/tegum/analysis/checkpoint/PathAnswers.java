package io.tegum.analysis.checkpoint;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FigureText;
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
              NumberAxis.even("Layer"),
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
      String source = source(row.getString(0));
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

  /** What a source of maps is called in figures. */
  private static String source(String source) {
    return switch (source) {
      case "matrix" -> "measured";
      case "gaussian" -> "Gaussian";
      case "shuffled" -> "columns shuffled";
      default -> throw new IllegalArgumentException("Cannot draw a map of " + source);
    };
  }

  private static double[] values(Row row, int column) {
    List<Number> list = row.getList(column);
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i) == null ? Double.NaN : list.get(i).doubleValue();
    }
    return values;
  }

  /** How near each neuron's nearest neighbour is, and how near chance brings it. */
  Optional<Answer> neighbours() {
    String sql =
        """
        WITH shown AS (
          SELECT kind FROM matrices WHERE path_cos2 IS NOT NULL GROUP BY kind
          ORDER BY max(path_cos2 - greatest(path_cos2_gaussian_high, path_cos2_shuffled_high)) DESC, kind
          LIMIT 6
        )
        SELECT kind, source, (bin + 0.5) / size AS cosine, avg(share) AS share
        FROM (
          SELECT kind, source, size(nearest) AS size, posexplode(nearest) AS (bin, share)
          FROM maps JOIN shown USING (kind)
        )
        GROUP BY kind, source, bin, size
        ORDER BY kind, array_position(array('matrix', 'gaussian', 'shuffled'), source), bin
        """
            .strip();
    Evidence evidence = Evidence.of(spark, sql);
    if (evidence.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Band> bands = new ArrayList<>();
    for (Row row : evidence.rows()) {
      double share = row.getDouble(3);
      double cosine = ((Number) row.get(2)).doubleValue();
      bands.add(
          new Band(
              List.of(row.getString(0)), source(row.getString(1)), cosine, share, share, share));
    }
    String svg =
        LineFigure.svg(
            new FigureText(
                "neighbours",
                "Cosine of each neuron with its nearest neighbour",
                "Share of a kind's neurons, mean over layers; of chance, over all draws.",
                "Neighbours beyond chance lie to the right of both kinds of it."),
            List.of(KIND),
            bands,
            NumberAxis.range("|cosine| with the nearest neighbour", 0, 1),
            NumberAxis.linear("Share of neurons"),
            "Weights",
            List.of());
    Row beyond =
        spark
            .sql(
                "SELECT sum(in_blocks), sum(rows), sum(blocks) FROM matrices WHERE path_cos2 IS NOT NULL")
            .head();
    return Optional.of(
        new Answer(
            (beyond.getLong(0) == 0
                        ? "None of %2$,d neurons stands in a block: a run"
                        : "%1$,d of %2$,d neurons stand in blocks, %3$,d of them: runs")
                    .formatted(beyond.getLong(0), beyond.getLong(1), beyond.getLong(2))
                + " of the path whose every step is larger than chance allows for the largest.",
            List.of(new Illustration("neighbours", svg, evidence))));
  }
}
