package io.tegum.sweep.run;

import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.security.UserGroupInformation;

/** Whether this process has what Spark needs, asked before Spark starts and says it in its way. */
public final class ThisProcess {

  /** Spark wants half as much again as the 300 MiB that it keeps for itself. */
  private static final long LEAST_MEMORY = 450L << 20;

  private ThisProcess() {}

  /**
   * Gives a user without a name one: Hadoop fails at a uid that the system does not know, as in a
   * container that runs as any user. {@code HADOOP_USER_NAME} names it otherwise.
   */
  public static void nameUser() {
    String user = System.getProperty("user.name");
    if (user == null || user.isEmpty() || user.equals("?")) {
      String given = System.getenv("HADOOP_USER_NAME");
      UserGroupInformation.setLoginUser(
          UserGroupInformation.createRemoteUser(given == null ? "unknown" : given));
    }
  }

  /**
   * Looks at the memory and the temporary folder of a JVM in which all of Spark runs.
   *
   * @throws SetupException if one of them will not do
   */
  static void check() {
    long memory = Runtime.getRuntime().maxMemory();
    if (memory < LEAST_MEMORY) {
      throw new SetupException(
          "Cannot start Spark in a heap of %s: it needs %s; set TEGUM_MEMORY=512m or more"
              .formatted(Amounts.bytes(memory), Amounts.bytes(LEAST_MEMORY)));
    }
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      Path probe = Files.createTempFile(folder, "tegum", ".probe");
      boolean isExecutable = probe.toFile().setExecutable(true) && Files.isExecutable(probe);
      Files.delete(probe);
      if (!isExecutable) {
        throw unfit(folder, "libraries that are unpacked there cannot be run (noexec)");
      }
    } catch (IOException e) {
      throw unfit(folder, "nothing can be written there");
    }
  }

  private static SetupException unfit(Path folder, String why) {
    return new SetupException(
        "Cannot use the temporary folder %s: %s; set TEGUM_JAVA_OPTS=-Djava.io.tmpdir=DIR"
            .formatted(folder, why));
  }
}
