package io.tegum.sweep.cli;

import io.tegum.analysis.checkpoint.CheckpointViews;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.sweep.inspect.InspectRun;
import io.tegum.sweep.query.FileAccess;
import io.tegum.sweep.query.ReadingQuery;
import io.tegum.sweep.query.RowFormat;
import io.tegum.sweep.run.Sessions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sql",
    description = {
      "Asks Spark SQL over the views trials and curves of a results folder, or over the tables of inspect.",
      "The query can only read: no commands, and no files but by --allow-files."
    },
    preprocessor = SqlText.Comments.class,
    mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      converter = FolderName.class,
      description = "Results folder.")
  private String directory;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SELECT",
      description =
          "The query, or - for standard input; docs/results.md and docs/inspect.md list the columns.")
  private String queryOrNull;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "File with the query, or - for standard input.")
  private String fileOrNull;

  @Option(
      names = "--allow-files",
      description = "Let the query read files, anywhere: csv.`PATH`, json, orc, parquet, text.")
  private boolean allowFiles;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES}; json is one object a line (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private RowFormat format;

  @Override
  public Integer call() throws Exception {
    String query = query();
    Asked asked = asked(query);
    PrintWriter out = command.commandLine().getOut();
    try (SparkSession spark = Sessions.start("sql", null)) {
      asked.views().accept(spark);
      FileAccess files = allowFiles ? FileAccess.ALLOWED : FileAccess.REFUSED;
      format.print(ReadingQuery.of(spark, query, files), out);
    } catch (Exception e) {
      DamagedRead.check(e);
      throw QueryFault.of("Cannot run the query", e);
    }
    return asked.exitCode();
  }

  /**
   * What the query is over.
   *
   * @param views registers them
   * @param exitCode of a query that was answered
   */
  private record Asked(Consumer<SparkSession> views, int exitCode) {}

  private Asked asked(String query) throws IOException {
    if (InspectRun.isOf(Stores.files(directory))) {
      return new Asked(spark -> CheckpointViews.register(spark, directory), ExitCode.DONE);
    }
    FolderReading reading =
        FolderReading.of(Stores.existing(directory), directory, command.commandLine().getErr());
    return new Asked(
        spark -> ResultsViews.registerFor(spark, reading.folder(), query), reading.exitCode());
  }

  private String query() throws IOException {
    if (queryOrNull == null && fileOrNull == null) {
      throw new ParameterException(
          command.commandLine(), "Missing required parameter: 'SELECT', or --file FILE");
    }
    if (queryOrNull != null && fileOrNull != null) {
      throw new ParameterException(
          command.commandLine(), "SELECT and --file were both given, must be one of them");
    }
    return fileOrNull == null ? SqlText.ofArgument(queryOrNull) : SqlText.ofFile(fileOrNull);
  }
}
