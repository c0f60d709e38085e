package io.tegum.sweep.cli;

import io.tegum.sweep.run.Sessions;
import picocli.CommandLine.Option;

/** Where a command's tasks run. */
final class MasterFlag {

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark's master, for instance local[4] or spark://host:7077 (default: what spark-submit"
              + " says, else local[*]).")
  private String master;

  /** Refuses what is no master, or one that this Spark has no module for. */
  void check() {
    if (master == null) {
      return;
    }
    if (!Sessions.isMaster(master)) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--master was %s, must be local[N], spark://HOST:PORT, yarn or k8s://URL"
              .formatted(master));
    }
    if (Sessions.missingClusterManager(master).isPresent()) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--master was %s, which Spark's jars here have no module for; submit tegum.jar with the spark-submit of a Spark distribution"
              .formatted(master));
    }
  }

  /** The master asked for, or null. */
  String masterOrNull() {
    return master;
  }
}
