package io.tegum.sweep.cli;

import io.tegum.sweep.query.RefusedQueryException;
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
