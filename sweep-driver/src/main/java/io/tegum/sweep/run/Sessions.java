package io.tegum.sweep.run;

import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/** Starts Spark as the commands need it. */
public final class Sessions {

  private static final String LOOPBACK = "127.0.0.1";

  private static final String TASK_MAX_FAILURES = "spark.task.maxFailures";

  private static final Pattern MASTER =
      Pattern.compile("local(\\[.+])?|local-cluster\\[.+]|spark://.+|yarn|k8s://.+");

  private Sessions() {}

  /** Whether {@code url} has the form of a Spark master. */
  public static boolean isMaster(String url) {
    return MASTER.matcher(url).matches();
  }

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
    if (System.getProperty(TASK_MAX_FAILURES) == null) {
      // A bundle with a trial that kills executors needs four attempts until it is known.
      builder.config(TASK_MAX_FAILURES, "8");
    }
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
