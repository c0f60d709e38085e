package io.tegum.sweep.cli;

import io.tegum.sweep.run.RunOptions;
import io.tegum.sweep.run.RunOptions.Change;
import io.tegum.sweep.run.RunOptions.OtherCode;
import io.tegum.sweep.run.RunOptions.Retry;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the commands that train a sweep. */
final class RunFlags {

  @Mixin private MasterFlag master;

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
    master.check();
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
    return master.masterOrNull();
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
