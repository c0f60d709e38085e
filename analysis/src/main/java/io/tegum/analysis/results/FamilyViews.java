package io.tegum.analysis.results;

import io.tegum.kernel.family.Families;
import java.util.List;
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

  /** Registers views and functions in {@code spark}, where the tables are registered. */
  void register(SparkSession spark);

  /** Names of small views of it that many queries of a report join; by default none. */
  default List<String> kept() {
    return List.of();
  }

  /** Registers views that each have a query of their name in the folder views beside this class. */
  default void registerQueries(SparkSession spark, List<String> names) {
    TrialKeys keys = TrialKeys.of(Families.named(family()));
    for (String name : names) {
      spark
          .sql(keys.expanded(SqlResource.text(getClass(), "views/" + name + ".sql")))
          .createOrReplaceTempView(name);
    }
  }

  /** Those of {@code family}, if it has any. */
  static Optional<FamilyViews> of(String family) {
    return ServiceLoader.load(FamilyViews.class, FamilyViews.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(views -> views.family().equals(family))
        .findFirst();
  }

  /** Registers those of {@code family}, if it has any. */
  static void registerOf(String family, SparkSession spark) {
    of(family).ifPresent(views -> views.register(spark));
  }
}
