package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A family of a few dozen lines, in the room {@code second} of the tests, goes from its spec to its
 * report by the same commands as any other: no main file names it.
 */
class SecondFamilyTest {

  private static final String SPEC =
      """
      name: second
      family: regression
      model: {inputs: [3, 5]}
      data: {sparsity: [0.5, 0.9]}
      training: {steps: 200, batch: 32, learning_rate: [0.3, 1.0e+9], optimizer: sgd}
      seeds: 2
      record: {points: 8}
      where: [learning_rate < 1 or inputs == 3]
      """;

  @TempDir Path folder;

  @Test
  void isPlannedTrainedResumedQueriedAndReported() throws IOException {
    String spec = Files.writeString(folder.resolve("spec.yaml"), SPEC).toString();
    assertThat(done("plan", spec).out()).contains("trials").contains("12");

    String out = folder.resolve("out").toString();
    done("run", spec, "--out", out, "--master", "local[2]", "--bundle-seconds", "1e-9");
    assertThat(
            done(
                    "sql",
                    out,
                    "SELECT family, status, count(*), count(w), bool_and(loss_total < 0.05),"
                        + " count(DISTINCT n) FROM (SELECT *, inputs AS n FROM trials)"
                        + " GROUP BY ALL ORDER BY status",
                    "--format",
                    "csv")
                .out())
        .contains("regression,completed,8,8,true,2")
        .contains("regression,diverged,4,0,");

    Path lost = someFile(Path.of(out, "trials"));
    Files.delete(lost);
    assertThat(done("run", spec, "--out", out, "--master", "local[2]").err()).contains("model");
    assertThat(done("sql", out, "SELECT count(*) FROM cells", "--format", "csv").out())
        .contains("6");
    String id = done("sql", out, "SELECT min(trial_id) FROM trials", "--format", "csv").out();
    assertThat(done("rerun", out, id.lines().toList().get(1)).out())
        .contains("Bit-identical to the stored row");
    assertThat(done("status", out).out()).contains("8").contains("4");

    done(
        "diagram",
        out,
        "--x",
        "sparsity",
        "--y",
        "inputs",
        "--value",
        "loss_total",
        "--where",
        "status = 'completed'");
    done("report", out);
    assertThat(Path.of(out, "report", "index.html"))
        .content()
        .contains("id=\"explorer-data\"", "\"name\":\"Total loss\"", "\"kind\":\"lines\"");
  }

  @Test
  void whatBelongsToAnotherFamilyIsAFault() throws IOException {
    String spec =
        Files.writeString(
                folder.resolve("bad.yaml"),
                SPEC.replace("model: {inputs: [3, 5]}", "model: {inputs: 3, hidden: 2}"))
            .toString();
    CommandRun run = CommandRun.of("plan", spec);
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(run.err()).contains("model.hidden").contains("unknown field");
  }

  private static CommandRun done(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run;
  }

  private static Path someFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().findFirst().orElseThrow();
    }
  }
}
