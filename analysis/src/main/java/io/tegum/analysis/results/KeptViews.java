package io.tegum.analysis.results;

import io.tegum.kernel.family.Family;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Views that Spark keeps, in memory or beyond that on disk, while many queries ask them. Those that
 * the family names always, the tables where they are small: of large ones a query had better read
 * the columns it needs.
 */
public final class KeptViews {
  private static final long SMALL_BYTES = 32L << 20;

  private final SparkSession spark;
  private final List<String> views;

  private KeptViews(SparkSession spark, List<String> views) {
    this.spark = spark;
    this.views = views;
  }

  /** Keeps views of {@code spark} that {@link ResultsViews#register} has registered. */
  public static KeptViews of(SparkSession spark, Family family) {
    return of(spark, family, SMALL_BYTES);
  }

  /** With tables whose files have at most {@code smallBytes}. */
  static KeptViews of(SparkSession spark, Family family, long smallBytes) {
    List<String> views = new ArrayList<>();
    for (String table : List.of(TrialsTable.NAME, CurvesTable.NAME)) {
      if (ResultsViews.bytes(spark.table(table)) <= smallBytes) {
        views.add(table);
      }
    }
    FamilyViews.of(family.name()).ifPresent(own -> views.addAll(own.kept()));
    views.forEach(view -> spark.catalog().cacheTable(view));
    return new KeptViews(spark, views);
  }

  /** Gives their room back. */
  public void release() {
    views.forEach(view -> spark.catalog().uncacheTable(view));
  }
}
