package io.tegum.analysis.checkpoint;

import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Html;
import io.tegum.analysis.page.Json;
import io.tegum.analysis.page.OfflinePage;
import io.tegum.analysis.page.PageSection;
import io.tegum.analysis.results.SqlResource;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The explorer of a checkpoint: a cell is a head, or a neuron on its path. */
final class CheckpointExplorer {

  /** Neurons of a matrix that the page holds, from the begin of the path. */
  private static final int MOST_PLACES = 1000;

  private static final int MOST_MATRICES = 40;
  private static final int MOST_HEADS = 4000;

  private static final String HEADS =
      """
      SELECT layer, head, key_value_head, qk_singular_values[0] AS sigma_1, qk_effective_rank,
        qk_left_right_cosine, ov_copying, parts_carrying,
        qk_singular_values, ov_singular_values,
        qk_top_left, qk_top_right, qk_top_values, ov_top_left, ov_top_right, ov_top_values
      FROM heads
      ORDER BY layer, head
      LIMIT %d
      """
          .strip()
          .formatted(MOST_HEADS);

  private static final String NEURONS =
      """
      SELECT neurons.layer, neurons.kind, neuron, place, norm, abs(neighbour_cosine) AS cosine,
        block, neighbours, neighbour_cosines
      FROM neurons
      JOIN (
        SELECT layer, kind FROM matrices WHERE path_cos2 IS NOT NULL ORDER BY layer, kind LIMIT %2$d
      ) AS shown ON neurons.layer <=> shown.layer AND neurons.kind = shown.kind
      WHERE place < %1$d
      ORDER BY neurons.layer, neurons.kind, place
      """
          .strip()
          .formatted(MOST_PLACES, MOST_MATRICES);

  private CheckpointExplorer() {}

  /** Adds the explorer, where there is something to explore. */
  static void add(SparkSession spark, OfflinePage page) {
    Evidence heads = Evidence.of(spark, HEADS);
    Evidence neurons = Evidence.of(spark, NEURONS);
    if (heads.rows().isEmpty() && neurons.rows().isEmpty()) {
      return;
    }
    String contents =
        "A cell is a head, or a neuron on its path: the first %,d places of up to %d matrices, and up to %,d heads, are here."
            .formatted(MOST_PLACES, MOST_MATRICES, MOST_HEADS);
    page.section(
        "explorer",
        "Explorer",
        List.of(
            Html.element("p").add(contents),
            new Html.Markup(SqlResource.text(CheckpointExplorer.class, "explorer.html")),
            PageSection.sql("explorer-heads", "SQL behind the heads", HEADS),
            PageSection.sql("explorer-neurons", "SQL behind the neurons", NEURONS),
            Html.data("explorer-data", Json.of(new Told(rows(heads), rows(neurons))))));
    page.charts(SqlResource.text(CheckpointExplorer.class, "explorer.js"));
  }

  /** What the page is told: a list of values a row. */
  private record Told(List<List<Object>> heads, List<List<Object>> neurons) {}

  private static List<List<Object>> rows(Evidence evidence) {
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : evidence.rows()) {
      List<Object> values = new ArrayList<>(row.length());
      for (int i = 0; i < row.length(); i++) {
        values.add(Json.shortened(row.get(i)));
      }
      rows.add(values);
    }
    return rows;
  }
}
