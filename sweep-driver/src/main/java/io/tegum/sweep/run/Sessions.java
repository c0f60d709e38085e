package io.tegum.sweep.run;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/** Starts Spark as the commands need it. */
public final class Sessions {

  private static final String LOOPBACK = "127.0.0.1";

  private static final String TASK_MAX_FAILURES = "spark.task.maxFailures";

  private static final Pattern MASTER =
      Pattern.compile(
          "local(\\[(\\*|[1-9]\\d*)(,"
              + " *[1-9]\\d*)?])?|local-cluster\\[[^]]+]|spark://.+|yarn|k8s://.+");

  /** What a master's scheme needs on the class path. */
  private static final Map<String, String> CLUSTER_MANAGERS =
      Map.of(
          "yarn", "org.apache.spark.scheduler.cluster.YarnClusterManager",
          "k8s", "org.apache.spark.scheduler.cluster.k8s.KubernetesClusterManager");

  private Sessions() {}

  /** Whether {@code url} has the form of a Spark master. */
  public static boolean isMaster(String url) {
    return MASTER.matcher(url).matches();
  }

  /**
   * The class that {@code url} needs and that is not on the class path; empty if none is missing.
   */
  public static Optional<String> missingClusterManager(String url) {
    return Optional.ofNullable(CLUSTER_MANAGERS.get(url.split(":", 2)[0]))
        .filter(
            name -> Sessions.class.getResource("/" + name.replace('.', '/') + ".class") == null);
  }

  /**
   * A session on {@code masterOrNull}, else on the master that spark-submit set, else local on all
   * cores. Local sessions listen on loopback alone, to who knows their secret, and have no web
   * page.
   */
  public static SparkSession start(String name, String masterOrNull) {
    String submitted = System.getProperty("spark.master");
    String master =
        masterOrNull != null ? masterOrNull : submitted != null ? submitted : "local[*]";
    if (master.startsWith("local")) {
      ThisProcess.check();
    }
    // The builder of sql.SparkSession would look for this one by reflection, a quarter of a second.
    org.apache.spark.sql.classic.SparkSession.Builder builder =
        org.apache.spark.sql.classic.SparkSession.builder();
    builder.appName("tegum " + name).master(master);
    builder.config("spark.scheduler.listenerbus.eventqueue.capacity", "40000");
    // A process has one session: isolating what it brings from others' would only have generated
    // code ask the driver, over the network, for classes that there are not.
    builder.config("spark.sql.artifact.isolation.enabled", "false");
    if (System.getProperty(TASK_MAX_FAILURES) == null) {
      // A bundle with a trial that kills executors needs four attempts until it is known.
      builder.config(TASK_MAX_FAILURES, "8");
    }
    if (master.startsWith("local")) {
      builder
          .config("spark.driver.host", LOOPBACK)
          .config("spark.driver.bindAddress", LOOPBACK)
          .config("spark.ui.enabled", "false")
          // Other users of the machine reach loopback, too. Spark makes a secret for each session,
          // but in local-cluster, for which it wants to be told one.
          .config("spark.authenticate", "true")
          .config("spark.authenticate.secret", secret())
          .config("spark.network.crypto.enabled", "true")
          .config("spark.sql.shuffle.partitions", "4")
          .config("spark.sql.catalogImplementation", "in-memory");
    }
    return builder.getOrCreate();
  }

  private static String secret() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
