package io.tegum.sweep.cli;

import io.tegum.analysis.results.ResultsViews;
import io.tegum.sweep.run.Sessions;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sql",
    description = "Asks Spark SQL over the views trials and curves of a results folder.",
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(index = "0", paramLabel = "DIR", description = "Results folder.")
  private String directory;

  @Parameters(
      index = "1",
      paramLabel = "SELECT",
      description = "The query; docs/results.md lists the columns.")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}; json is one object a line (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private RowFormat format;

  @Override
  public Integer call() throws IOException {
    SweepStore store = Stores.existing(directory);
    Reading reading = Reading.of(store, directory, command.commandLine().getErr());
    PrintWriter out = command.commandLine().getOut();
    try (SparkSession spark = Sessions.start("sql", null)) {
      ResultsViews.register(spark, reading.folder());
      if (!Queries.onlyReads(query)) {
        throw new CommandException(
            ExitCode.BAD_DATA,
            "Cannot run the query: only SELECT and other reading queries are allowed");
      }
      format.print(RowFormat.distinctlyNamed(spark.sql(query)), out);
      out.flush();
    } catch (Exception e) {
      DamagedRead.check(e);
      // Scala's AnalysisException is a checked exception that no Java signature declares.
      if (e instanceof SparkThrowable) {
        throw new CommandException(
            ExitCode.BAD_DATA, "Cannot run the query: " + Queries.firstLine(e));
      }
      throw e;
    }
    return reading.exitCode();
  }
}
