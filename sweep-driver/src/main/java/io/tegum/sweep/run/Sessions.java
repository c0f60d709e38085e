package io.tegum.sweep.run;

import org.apache.spark.sql.SparkSession;

/** Starts Spark as the commands need it. */
public final class Sessions {

  private static final String LOOPBACK = "127.0.0.1";

  private Sessions() {}

  /**
   * A session on {@code masterOrNull}, else on the master that spark-submit set, else local on all
   * cores. Local sessions listen on loopback alone and have no web page.
   */
  public static SparkSession start(String name, String masterOrNull) {
    String submitted = System.getProperty("spark.master");
    String master =
        masterOrNull != null ? masterOrNull : submitted != null ? submitted : "local[*]";
    SparkSession.Builder builder = SparkSession.builder().appName("tegum " + name).master(master);
    builder.config("spark.scheduler.listenerbus.eventqueue.capacity", "40000");
    if (master.startsWith("local")) {
      builder
          .config("spark.driver.host", LOOPBACK)
          .config("spark.driver.bindAddress", LOOPBACK)
          .config("spark.ui.enabled", "false")
          .config("spark.sql.shuffle.partitions", "4")
          .config("spark.sql.catalogImplementation", "in-memory");
    }
    return builder.getOrCreate();
  }
}
