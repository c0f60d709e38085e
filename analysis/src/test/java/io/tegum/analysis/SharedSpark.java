package io.tegum.analysis;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of this module's tests. */
public final class SharedSpark {
  private SharedSpark() {}

  /** The session, started at the first call. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[1]")
        .appName("analysis tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.catalogImplementation", "in-memory")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate();
  }
}
