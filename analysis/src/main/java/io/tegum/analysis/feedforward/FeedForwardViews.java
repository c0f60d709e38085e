package io.tegum.analysis.feedforward;

import io.tegum.analysis.results.FamilyViews;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** What is read off the tables of feed-forward networks: neurons and functions. */
public final class FeedForwardViews implements FamilyViews {

  /** Views over the tables, each defined by the resource of its name. */
  static final List<String> DERIVED = List.of("neurons", "functions");

  @Override
  public String family() {
    return FeedForwardConfiguration.FAMILY;
  }

  @Override
  public void register(SparkSession spark) {
    registerQueries(spark, DERIVED);
  }
}
