package io.tegum.analysis.page;

import io.tegum.analysis.page.ExplorerTrials.Place;
import io.tegum.analysis.page.ExplorerTrials.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Matrices and curves of as many trials as there is room for: the best of each cell first, then the
 * medians, the worst and the rest; where a group does not fit, evenly chosen ones of it.
 *
 * @param json an object with a member for each chosen trial, by its index
 * @param contents a sentence that says which trials were chosen
 */
record ExplorerDetails(String json, String contents) {

  static ExplorerDetails of(SparkSession spark, List<Trial> trials, long mostBytes) {
    Map<String, Integer> chosen = new HashMap<>();
    String contents = choose(trials, mostBytes, chosen);
    Map<String, Row> curves = new HashMap<>();
    for (Row row : of(spark.sql(Resource.sql("explorer-curves")), chosen).collectAsList()) {
      curves.put(row.getAs("trial_id"), row);
    }
    List<Row> rows = of(spark.sql(Resource.sql("explorer-details")), chosen).collectAsList();
    StringBuilder json = new StringBuilder("{");
    for (Row row : rows) {
      String id = row.getAs("trial_id");
      json.append(json.length() == 1 ? "\"" : ",\n\"").append(chosen.get(id)).append("\":");
      detail(json, row, curves.get(id));
    }
    return new ExplorerDetails(json.append('}').toString(), contents);
  }

  private static Dataset<Row> of(Dataset<Row> rows, Map<String, Integer> chosen) {
    Column id = functions.col("trial_id");
    return rows.where(id.isInCollection(chosen.keySet())).orderBy(id).limit(chosen.size());
  }

  /** Puts the index of each chosen trial into {@code chosen}, by its id. */
  private static String choose(List<Trial> trials, long mostBytes, Map<String, Integer> chosen) {
    long left = mostBytes;
    String cut = "";
    for (Place place : Place.values()) {
      if (place == Place.NOT_COMPLETED || !cut.isEmpty()) {
        break;
      }
      List<Integer> group = new ArrayList<>();
      long bytes = 0;
      for (int i = 0; i < trials.size(); i++) {
        if (trials.get(i).place() == place) {
          group.add(i);
          bytes += trials.get(i).detailBytes();
        }
      }
      long step = left <= 0 ? Long.MAX_VALUE : Math.max(1, (bytes + left - 1) / left);
      if (step > 1) {
        cut = cut(place, step > group.size() ? 0 : step);
      }
      for (long k = 0; k < group.size() && step <= group.size(); k += step) {
        Trial trial = trials.get(group.get((int) k));
        chosen.put(trial.id(), group.get((int) k));
        left -= trial.detailBytes();
      }
    }
    long completed = trials.stream().filter(t -> t.place() != Place.NOT_COMPLETED).count();
    return chosen.size() == completed
        ? "Matrices and curves of every completed trial are here."
        : "Matrices and curves of %d of the %d completed trials listed are here%s."
            .formatted(chosen.size(), completed, cut);
  }

  private static String cut(Place place, long step) {
    String which = step == 0 ? "none" : "one in " + step;
    return switch (place) {
      case LOWEST -> ": " + which + " of the cells' best";
      case MEDIAN -> ": every cell's best, and " + which + " of the medians";
      case HIGHEST -> ": every cell's best and median, and " + which + " of the worst";
      default -> ": every cell's best, median and worst, and " + which + " of the rest";
    };
  }

  private static void detail(StringBuilder json, Row row, Row curveOrNull) {
    json.append("{\"n\":").append(row.<Integer>getAs("n_features"));
    json.append(",\"m\":").append(row.<Integer>getAs("n_hidden"));
    thousandths(json.append(",\"w\":"), row, "w");
    thousandths(json.append(",\"b\":"), row, "b");
    if (row.getAs("head_rank") != null) {
      json.append(",\"r\":").append(row.<Integer>getAs("head_rank"));
      thousandths(json.append(",\"left\":"), row, "alignment_left");
      thousandths(json.append(",\"right\":"), row, "alignment_right");
      numbers(json.append(",\"sigma\":"), row, "omega_singular_values");
      json.append(",\"pairs\":").append(Json.of(row.get(row.fieldIndex("attended"))));
    }
    if (curveOrNull != null) {
      json.append(",\"step\":").append(Json.of(curveOrNull.get(curveOrNull.fieldIndex("step"))));
      for (String curve : List.of("reconstruction", "head", "score", "overlap")) {
        numbers(json.append(",\"").append(curve).append("\":"), curveOrNull, curve);
      }
    }
    json.append('}');
  }

  private static void thousandths(StringBuilder json, Row row, String column) {
    List<Number> values = row.getList(row.fieldIndex(column));
    Explorer.rows(json, values, (value, out) -> Json.thousandths(out, value));
  }

  private static void numbers(StringBuilder json, Row row, String column) {
    List<Number> values = row.getList(row.fieldIndex(column));
    Explorer.rows(
        json,
        values,
        (value, out) -> Json.number(out, value == null ? Double.NaN : value.doubleValue()));
  }
}
