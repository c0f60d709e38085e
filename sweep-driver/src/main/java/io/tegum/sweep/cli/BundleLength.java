package io.tegum.sweep.cli;

import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** How long a bundle is to be. */
final class BundleLength {

  @Option(
      names = "--bundle-seconds",
      paramLabel = "SECONDS",
      description =
          "Core-seconds of a bundle, the unit that is trained and stored together (default: 2, in"
              + " large sweeps and of models that train together up to 60).")
  private Double seconds;

  /** As asked for, or empty for the default; exit code 64 when it is no length. */
  OptionalDouble seconds() {
    if (seconds == null) {
      return OptionalDouble.empty();
    }
    if (!(seconds > 0) || Double.isInfinite(seconds)) {
      throw new CommandException(
          ExitCode.BAD_COMMAND_LINE,
          "--bundle-seconds was " + seconds + ", must be a positive number");
    }
    return OptionalDouble.of(seconds);
  }
}
