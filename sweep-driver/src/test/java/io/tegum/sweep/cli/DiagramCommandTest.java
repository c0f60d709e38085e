package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Diagrams over a sweep of 24 trials, of which half diverged. */
class DiagramCommandTest {

  @TempDir static Path folder;

  private static String out;

  @BeforeAll
  static void train() throws IOException {
    out = folder.resolve("out").toString();
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    CommandRun run = CommandRun.of("run", spec, "--out", out, "--master", "local[2]");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void anyNumberOverAnyTwoAxes() throws IOException {
    CommandRun run =
        diagram("1 - sparsity", "lambda", "n_features * lambda", "--facet", "head_rank");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .startsWith("12 cells with a value: ")
        .endsWith("/report/diagrams/diagram.svg\n");
    List<String> rows = Files.readAllLines(folder.resolve("out/report/diagrams/diagram.csv"));
    assertThat(rows)
        .hasSize(13)
        .startsWith(
            "1 - sparsity,lambda,head_rank,trials,seeds,completed,value,best,lower,median,upper",
            "0.09999999999999998,0.1,1,2,1,1,0.5,0.5,0.5,0.5,0.5");
    assertThat(folder.resolve("out/report/diagrams/diagram.svg"))
        .content()
        .contains("n_features * lambda");
    assertThat(folder.resolve("out/report/diagrams/diagram.sql")).content().startsWith("SELECT");
  }

  @Test
  void theShareOfTrialsThatMeetACondition() throws IOException {
    CommandRun run =
        diagram(
            "sparsity",
            "head_rank",
            "lambda > 0.5",
            "--cell",
            "share",
            "--contour",
            "0.4",
            "--where",
            "sparsity < 0.85",
            "--name",
            "share");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(folder.resolve("out/report/diagrams/share.csv")))
        .containsExactly(
            "sparsity,head_rank,trials,seeds,completed,value",
            "0.5,1,4,1,2,0.5",
            "0.5,2,4,1,2,0.5",
            "0.8,1,4,1,2,0.5",
            "0.8,2,4,1,2,0.5");
  }

  /** An axis keeps to itself: AND binds more loosely than IS NOT NULL. */
  @Test
  void theBestOverAnAxisThatIsACondition() throws IOException {
    CommandRun run =
        diagram(
            "lambda > 0.5 AND sparsity > 0.6",
            "head_rank",
            "sparsity",
            "--cell",
            "best",
            "--better",
            "lower",
            "--name",
            "best");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(folder.resolve("out/report/diagrams/best.csv")))
        .contains(
            "false,1,8,1,4,0.5,0.5,0.5,0.65,0.8250000000000001",
            "true,2,4,1,2,0.8,0.8,0.8250000000000001,0.8500000000000001,0.875");
  }

  @Test
  void whatCannotBeDrawnIsSaidInALine() {
    assertRefused(
        diagram("sparcity", "lambda", "seed"),
        ExitCode.BAD_DATA,
        "unknown column sparcity; did you mean sparsity? (columns: ");
    assertRefused(diagram("sparsity", "lambda", "pairs"), ExitCode.BAD_DATA, "median(pairs)");
    assertRefused(
        diagram("w", "lambda", "seed"),
        ExitCode.BAD_DATA,
        "--x was w, of the type array<float>, must be one number or text a trial");
    assertRefused(
        diagram("sparsity", "lambda", "seed", "--facet", "pairs"),
        ExitCode.BAD_DATA,
        "--facet was pairs, of the type array<struct<");
    assertRefused(
        diagram("sparsity", "lambda", "seed", "--contour", "NaN"),
        ExitCode.BAD_COMMAND_LINE,
        "--contour was [NaN], must be finite numbers");
    assertRefused(
        diagram("sparsity", "lambda", "seed", "--where", "seed > 3"),
        ExitCode.BAD_DATA,
        "Cannot draw the diagram: no cell has a value");
    assertRefused(
        diagram("sparsity", "lambda", "seed", "--name", "../x"),
        ExitCode.BAD_COMMAND_LINE,
        "--name was \"../x\", must be lower case letters, digits and hyphens");
  }

  private static void assertRefused(CommandRun run, int exitCode, String because) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.err()).contains(because).doesNotContain("\tat ");
  }

  private static CommandRun diagram(String x, String y, String value, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("diagram", out, "--x", x, "--y", y, "--value", value));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
