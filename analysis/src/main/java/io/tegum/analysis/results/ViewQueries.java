package io.tegum.analysis.results;

import io.tegum.kernel.family.Family;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/**
 * The views over a family's tables as queries.
 *
 * @param byName in an order in which each names only tables and views that stand before
 */
record ViewQueries(Map<String, String> byName) {

  /** All of {@code family}. */
  static ViewQueries of(Family family) {
    Map<String, String> queries = new LinkedHashMap<>();
    FamilyViews.of(family.name()).ifPresent(views -> queries.putAll(views.queries()));
    queries.putIfAbsent(CellsView.NAME, CellsView.sql(family));
    return new ViewQueries(queries);
  }

  /**
   * Those whose names stand in {@code query}, and those that they are over; all where it makes
   * names of texts. That another thing may have such a name, a column, only takes time.
   */
  ViewQueries namedIn(String query) {
    if (contains(query, "\\bidentifier\\b")) {
      return this;
    }
    List<String> backwards = new ArrayList<>(byName.keySet());
    Collections.reverse(backwards);
    Map<String, String> queries = new LinkedHashMap<>(byName);
    for (String name : backwards) {
      boolean isAsked =
          contains(query, "\\b" + name + "\\b")
              || queries.values().stream()
                  .anyMatch(q -> contains(q, "(FROM|JOIN)\\s+`?" + name + "\\b"));
      if (!isAsked) {
        queries.remove(name);
      }
    }
    return new ViewQueries(queries);
  }

  /** Spark takes names in letters of either case. */
  private static boolean contains(String query, String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(query).find();
  }

  /** Registers them in {@code spark}, where the tables and functions are. */
  void register(SparkSession spark) {
    byName.forEach((name, query) -> spark.sql(query).createOrReplaceTempView(name));
  }
}
