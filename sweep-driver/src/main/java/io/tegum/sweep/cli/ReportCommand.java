package io.tegum.sweep.cli;

import io.tegum.analysis.report.Report;
import io.tegum.sweep.run.Sessions;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description = "Draws the figures (SVG) and one offline HTML page under DIR/report.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "Results folder.")
  private String directory;

  @Override
  public Integer call() throws IOException {
    SweepStore store = Stores.existing(directory);
    String provenance = new String(store.provenance().orElse(new byte[0]), StandardCharsets.UTF_8);
    command.commandLine().getErr().println("report of " + directory + "; starting Spark");
    try (SparkSession spark = Sessions.start("report", null)) {
      Report.write(spark, directory, provenance, (name, content) -> write(store, name, content));
    }
    store.files().close();
    command.commandLine().getOut().println(store.files().location() + "/report/index.html");
    return ExitCode.DONE;
  }

  private void write(SweepStore store, String name, byte[] content) {
    try {
      store.files().write("report/" + name, content);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.CANNOT_WRITE, "Cannot write to " + directory + "/report: " + e.getMessage());
    }
  }
}
