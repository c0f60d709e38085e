package io.tegum.sweep.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.analysis.page.Report;
import io.tegum.analysis.page.SweepRecord;
import io.tegum.sweep.run.Sessions;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    description =
        "Draws the figures (SVG, PNG), their numbers (CSV) and one offline HTML page under"
            + " DIR/report.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", converter = FolderName.class, description = "Results folder.")
  private String directory;

  @Override
  public Integer call() throws IOException {
    SweepStore store = Stores.reportable(directory);
    ReportFolder.check(store);
    FolderReading reading = FolderReading.of(store, directory, command.commandLine().getErr());
    SweepRecord record = new SweepRecord(facts(store), text(store.spec()));
    command.commandLine().getErr().println("report of " + directory + "; starting Spark");
    try (SparkSession spark = Sessions.start("report", null)) {
      Report.write(spark, reading.folder(), record, (name, content) -> write(store, name, content));
    } catch (Exception e) {
      DamagedRead.check(e);
      throw e;
    }
    store.files().close();
    command.commandLine().getOut().println(ReportFolder.location(store, "index.html"));
    return reading.exitCode();
  }

  /** The fields of sweep.json without nulls; none when there is no such file, or it is no JSON. */
  private static Map<String, String> facts(SweepStore store) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, JsonNode> field :
          new ObjectMapper().readTree(text(store.provenance())).properties()) {
        if (!field.getValue().isNull()) {
          facts.put(field.getKey(), field.getValue().asText());
        }
      }
    } catch (JsonProcessingException e) {
      return Map.of(); // the page says that it could not be read
    }
    return facts;
  }

  private static String text(Optional<byte[]> content) {
    return new String(content.orElse(new byte[0]), StandardCharsets.UTF_8);
  }

  private void write(SweepStore store, String name, byte[] content) {
    ReportFolder.write(store, name, content);
    if (name.endsWith(".svg")) { // the report of a large sweep takes minutes
      command.commandLine().getErr().println("drew " + name);
    }
  }
}
