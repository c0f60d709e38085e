package io.tegum.sweep.cli;

import io.tegum.sweep.run.RunOptions;
import io.tegum.sweep.run.RunOptions.Change;
import io.tegum.sweep.run.RunOptions.OtherCode;
import io.tegum.sweep.run.RunOptions.Retry;
import io.tegum.sweep.run.Sessions;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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

  @Option(
      names = "--bundle-seconds",
      paramLabel = "SECONDS",
      description =
          "Predicted core-seconds of a bundle, the unit that is trained and stored together"
              + " (default: 2, up to 60 for large sweeps).")
  private Double bundleSeconds;

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

  /** The master asked for, or null. */
  String masterOrNull() {
    if (master != null && !Sessions.isMaster(master)) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--master was %s, must be local[N], spark://HOST:PORT, yarn or k8s://URL"
              .formatted(master));
    }
    return master;
  }

  /** All but the master. */
  RunOptions options(Change change) {
    if (bundleSeconds != null && (!(bundleSeconds > 0) || Double.isInfinite(bundleSeconds))) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--bundle-seconds was " + bundleSeconds + ", must be a positive number");
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
    return new RunOptions(
        bundleSeconds == null ? OptionalDouble.empty() : OptionalDouble.of(bundleSeconds),
        failFast
            ? OptionalLong.of(0)
            : maxFailures == null ? OptionalLong.empty() : OptionalLong.of(maxFailures),
        retryFailed ? Retry.FAILED : Retry.NONE,
        continueOtherCode ? OtherCode.CONTINUED : OtherCode.REFUSED,
        change);
  }
}
