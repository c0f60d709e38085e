package io.tegum.sweep.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;

/** Tells a query that met a damaged file of results from one that failed for another reason. */
final class DamagedRead {

  private static final String CONDITION = "FAILED_READ_FILE";
  private static final Pattern PATH = Pattern.compile("reading file (.*?)\\.? *(SQLSTATE.*)?$");

  /** Longer chains of causes are no chains but circles. */
  private static final int MOST_CAUSES = 20;

  private DamagedRead() {}

  /** What the user is told if a damaged file is why Spark failed; empty when it is not. */
  private static Optional<CommandException> of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
      if (cause instanceof SparkThrowable known
          && String.valueOf(known.getCondition()).startsWith(CONDITION)) {
        return Optional.of(told(cause));
      }
    }
    return Optional.empty();
  }

  /** Throws what the user is told if a damaged file is why Spark failed. */
  static void check(Throwable failure) {
    of(failure)
        .ifPresent(
            told -> {
              throw told;
            });
  }

  private static CommandException told(Throwable failure) {
    String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse(CONDITION);
    Matcher path = PATH.matcher(text);
    return new CommandException(
        ExitCode.BAD_DATA,
        "Cannot read %s: its rows are damaged (%s); move it out of the folder, and the next run"
                .formatted(path.find() ? path.group(1) : text, reason(failure))
            + " makes them again; `tegum verify` names all that is damaged in a sweep");
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause.getCause() != null && depth < MOST_CAUSES; depth++) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse(cause.toString());
  }
}
