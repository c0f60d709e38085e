package io.tegum.analysis.results;

import io.tegum.kernel.family.Families;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.spark.sql.SparkSession;

/**
 * The views that a family adds over its {@code trials} and {@code curves}; found as a service in
 * the family's own room. A family without one has the tables and {@link CellsView cells}.
 */
public interface FamilyViews {

  /** The family's name. */
  String family();

  /** Registers the functions that its views call in {@code spark}; by default none. */
  default void registerFunctions(SparkSession spark) {}

  /** The views' queries by name, over the tables and views that stand before. */
  Map<String, String> queries();

  /** Names of small views of it that many queries of a report join; by default none. */
  default List<String> kept() {
    return List.of();
  }

  /** Queries that stand under their views' names in the folder views beside this class. */
  default Map<String, String> ofResources(List<String> names) {
    TrialKeys keys = TrialKeys.of(Families.named(family()));
    Map<String, String> queries = new LinkedHashMap<>();
    for (String name : names) {
      queries.put(name, keys.expanded(SqlResource.text(getClass(), "views/" + name + ".sql")));
    }
    return queries;
  }

  /** Those of {@code family}, if it has any. */
  static Optional<FamilyViews> of(String family) {
    return ServiceLoader.load(FamilyViews.class, FamilyViews.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(views -> views.family().equals(family))
        .findFirst();
  }
}
