package io.tegum.sweep.cli;

import io.tegum.sweep.query.RefusedQueryException;
import io.tegum.sweep.wording.NearestName;
import io.tegum.sweep.wording.Wording;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkThrowable;

/** Says what is wrong with a query of the user's. */
final class QueryFault {
  private QueryFault() {}

  /**
   * What to throw for an exception of a query's: it itself if the query is not to blame.
   *
   * @param attempt for instance "Cannot run the query"
   */
  static Exception of(String attempt, Exception e) {
    if (e instanceof RefusedQueryException) {
      return new CommandException(ExitCode.BAD_DATA, attempt + ": " + e.getMessage());
    }
    // Scala's AnalysisException is a checked exception that no Java signature declares.
    if (e instanceof SparkThrowable) {
      return new CommandException(ExitCode.BAD_DATA, attempt + ": " + firstLine(innermost(e)));
    }
    return e;
  }

  /**
   * Likewise, with the nearest name for a column that is none of {@code columns}.
   *
   * @param columns those of the view {@code trials}
   */
  static Exception ofTrials(String attempt, Exception e, List<String> columns) {
    if (e instanceof SparkThrowable thrown
        && String.valueOf(thrown.getCondition()).startsWith("UNRESOLVED_COLUMN")) {
      String name = String.valueOf(thrown.getMessageParameters().get("objectName"));
      String column = name.substring(name.lastIndexOf('.') + 1).replace("`", "");
      return new CommandException(
          ExitCode.BAD_DATA,
          "%s: unknown column %s%s (columns: %s)"
              .formatted(
                  attempt,
                  Wording.shortened(column),
                  NearestName.suggestion(column, columns),
                  String.join(", ", columns)));
    }
    return of(attempt, e);
  }

  /** A failure of a task says first that a job was aborted, and in its cause why. */
  private static Throwable innermost(Exception e) {
    Throwable innermost = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable) {
        innermost = cause;
      }
    }
    return innermost;
  }

  private static String firstLine(Throwable e) {
    return e.getMessage().strip().lines().limit(2).collect(Collectors.joining(" ")).strip();
  }
}
