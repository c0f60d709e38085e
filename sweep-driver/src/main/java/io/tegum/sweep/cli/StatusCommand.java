package io.tegum.sweep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SweepSpec;
import io.tegum.sweep.store.StoredSummary;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.store.TrialCounts;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description =
        "Says what a results folder holds and lacks; works while a run is on and after a crash.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "Results folder.")
  private String directory;

  @Override
  public Integer call() throws IOException {
    SweepStore store = Stores.existing(directory);
    byte[] content = store.spec().orElseThrow();
    SweepSpec spec = SweepSpec.parse(store.files().location() + "/sweep.yaml", content);
    StoredSummary stored = StoredSummary.of(store, new Configuration());
    TrialCounts counts = stored.counts();
    Grid grid = Grid.of(spec);
    long missing = stored.done().countMissing(grid.trials(0, grid.size()));
    JsonNode provenance =
        new ObjectMapper()
            .readTree(store.provenance().orElse("{}".getBytes(StandardCharsets.UTF_8)));

    PrintWriter out = command.commandLine().getOut();
    out.println(spec.name());
    row(out, "trials", grid.trials());
    row(out, "completed", counts.completed());
    row(out, "diverged", counts.diverged());
    row(out, "failed", counts.failed());
    row(out, "missing", missing);
    if (counts.all() > 0) {
      double mean = counts.trainSeconds() / counts.all();
      out.printf("  %-12s %.3g models/s a core%n", "throughput", 1 / mean);
      if (missing > 0) {
        int cores = provenance.path("cores").asInt(1);
        out.printf(
            "  %-12s about %s on %s%n",
            "time left", Amounts.duration(mean * missing / cores), Amounts.count(cores, "core"));
      }
    }
    out.println("  " + state(provenance, missing));
    return ExitCode.DONE;
  }

  private static String state(JsonNode provenance, long missing) {
    String started = provenance.path("started").asText("unknown");
    if (provenance.hasNonNull("finished")) {
      return "last run from " + started + " to " + provenance.get("finished").asText();
    }
    return missing == 0
        ? "last run began " + started
        : "last run began "
            + started
            + " and has not finished: it is on, or was stopped; the same run command goes on";
  }

  private static void row(PrintWriter out, String what, long value) {
    out.printf("  %-12s %,d%n", what, value);
  }
}
