package io.tegum.analysis.checkpoint;

import static io.tegum.analysis.page.Markup.escape;

import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Json;
import io.tegum.analysis.page.OfflinePage;
import io.tegum.analysis.page.PageSection;
import io.tegum.analysis.results.SqlResource;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

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
    StringBuilder html = new StringBuilder("<p>");
    html.append(
            escape(
                "A cell is a head, or a neuron on its path: the first %,d places of up to %d matrices, and up to %,d heads, are here."
                    .formatted(MOST_PLACES, MOST_MATRICES, MOST_HEADS)))
        .append("</p>\n")
        .append(SqlResource.text(CheckpointExplorer.class, "explorer.html"))
        .append("\n");
    PageSection.sql(html, "explorer-heads", "SQL behind the heads", HEADS);
    PageSection.sql(html, "explorer-neurons", "SQL behind the neurons", NEURONS);
    html.append("<script type=\"application/json\" id=\"explorer-data\">{\"heads\":");
    rows(html, heads);
    html.append(",\n\"neurons\":");
    rows(html, neurons);
    html.append("}</script>\n");
    page.section("explorer", "Explorer", html.toString());
    page.charts(SqlResource.text(CheckpointExplorer.class, "explorer.js"));
  }

  /** Rows as lists of values, numbers with four digits. */
  private static void rows(StringBuilder json, Evidence evidence) {
    json.append('[');
    String comma = "";
    for (Row row : evidence.rows()) {
      json.append(comma).append('[');
      for (int i = 0; i < row.length(); i++) {
        value(json.append(i == 0 ? "" : ","), row.get(i));
      }
      json.append(']');
      comma = ",\n";
    }
    json.append(']');
  }

  private static void value(StringBuilder json, Object value) {
    if (value instanceof Seq<?> list) {
      List<?> values = CollectionConverters.asJava(list);
      json.append('[');
      for (int i = 0; i < values.size(); i++) {
        value(json.append(i == 0 ? "" : ","), values.get(i));
      }
      json.append(']');
    } else if (value instanceof Integer number) {
      json.append(number);
    } else if (value instanceof Number number) {
      Json.number(json, number.doubleValue());
    } else if (value == null) {
      json.append("null");
    } else {
      Json.string(json, value.toString());
    }
  }
}
