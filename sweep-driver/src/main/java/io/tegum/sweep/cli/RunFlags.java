package io.tegum.sweep.cli;

import io.tegum.sweep.run.RunOptions;
import io.tegum.sweep.run.RunOptions.Change;
import io.tegum.sweep.run.RunOptions.OtherCode;
import io.tegum.sweep.run.RunOptions.Retry;
import io.tegum.sweep.run.Sessions;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that train a sweep. */
final class RunFlags {

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "Spark's master, for instance local[4] or spark://host:7077 (default: what spark-submit"
              + " says, else local[*]).")
  private String master;

  @Mixin private BundleLength bundleLength;

  @Option(names = "--fail-fast", description = "Stop at the first failed trial.")
  private boolean failFast;

  @Option(
      names = "--max-failures",
      paramLabel = "N",
      description = "Stop once more than N trials have failed (default: never).")
  private Long maxFailures;

  @Option(names = "--retry-failed", description = "Train trials again that failed in earlier runs.")
  private boolean retryFailed;

  @Option(
      names = "--continue-other-code",
      description = "Go on with a sweep that another version of the code began.")
  private boolean continueOtherCode;

  /** Refuses what is no value for its option. */
  void check() {
    bundleLength.seconds();
    if (master != null && !Sessions.isMaster(master)) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--master was %s, must be local[N], spark://HOST:PORT, yarn or k8s://URL"
              .formatted(master));
    }
    if (master != null && Sessions.missingClusterManager(master).isPresent()) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--master was %s, which Spark's jars here have no module for; submit tegum.jar with the spark-submit of a Spark distribution"
              .formatted(master));
    }
    if (maxFailures != null && maxFailures < 0) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE, "--max-failures was " + maxFailures + ", must be 0 or more");
    }
    if (failFast && maxFailures != null) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--fail-fast and --max-failures were both given, must be one of them");
    }
  }

  /** The master asked for, or null. */
  String masterOrNull() {
    return master;
  }

  /** All but the master. */
  RunOptions options(Change change) {
    return new RunOptions(
        bundleLength.seconds(),
        failFast
            ? OptionalLong.of(0)
            : maxFailures == null ? OptionalLong.empty() : OptionalLong.of(maxFailures),
        retryFailed ? Retry.FAILED : Retry.NONE,
        continueOtherCode ? OtherCode.CONTINUED : OtherCode.REFUSED,
        change);
  }
}
