package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.store.ResultsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep of addition transformers, trained in one go and in pieces. */
class AdditionSweepTest {

  private static final String SPEC =
      """
      name: small-addition
      family: addition
      model: {digits: 2, width: 8, heads: [2, 3], head_size: [1, 2]}
      data: {training_pairs: 300, test_pairs: 100}
      training: {epochs: 4, batch: 50, learning_rate: 0.01}
      seeds: 2
      record: {points: 4}
      """;

  /** "1 trials"; not "0.1 seconds" or "= 1 is". */
  private static final Pattern PLURAL_OF_ONE =
      Pattern.compile(
          "(?<![\\d.,])1 (trial|head|seed|cell|place|pair|feature|model|sweep|step|value|neuron)s\\b");

  @TempDir Path folder;

  @Test
  void rowsDoNotDependOnCoresBundlesOrInterruption() throws IOException {
    String spec = Files.writeString(folder.resolve("spec.yaml"), SPEC).toString();
    Path whole = folder.resolve("whole");
    run(spec, whole, "local[1]", "1e9");
    List<String> rows = ResultsText.tables(whole);
    assertThat(ResultsText.trials(whole)).hasSize(8);

    Path pieces = folder.resolve("pieces");
    run(spec, pieces, "local[2]", "1e-9");
    assertThat(ResultsText.tables(pieces)).isEqualTo(rows);

    // A run that was killed has no file of the bundles that it was training.
    Files.delete(someFile(pieces.resolve("trials")));
    assertThat(ResultsText.trials(pieces)).hasSize(7);
    run(spec, pieces, "local[2]", "1e-9");
    assertThat(ResultsText.trials(pieces)).isEqualTo(ResultsText.trials(whole));
  }

  @Test
  void viewsCanBeAsked() throws IOException {
    String spec = Files.writeString(folder.resolve("spec.yaml"), SPEC).toString();
    Path out = folder.resolve("out");
    run(spec, out, "local[2]", "1e9");
    CommandRun heads =
        CommandRun.of(
            "sql",
            out.toString(),
            "SELECT count(*), count(loss_by_removal), max(head) FROM heads",
            "--format",
            "csv");
    assertThat(heads.out()).as(heads.err()).contains("20,20,2");
    CommandRun digits =
        CommandRun.of(
            "sql",
            out.toString(),
            "SELECT count(*), count(contribution) FROM head_digits",
            "--format",
            "csv");
    assertThat(digits.out()).as(digits.err()).contains("2000,2000");
  }

  @Test
  void theReportOfOneSmallTrialHasNoPluralOfOneAndSaysTrulyWhatItLacks() throws IOException {
    String one =
        """
        name: one
        family: addition
        model: {digits: 2, width: 4, heads: 1, head_size: 1}
        data: {training_pairs: 50, test_pairs: 20}
        training: {epochs: 2, batch: 25}
        seeds: 1
        record: {points: 3}
        """;
    String spec = Files.writeString(folder.resolve("one.yaml"), one).toString();
    Path out = folder.resolve("one");
    run(spec, out, "local[1]", "1e9");
    CommandRun report = CommandRun.of("report", out.toString());
    assertThat(report.exitCode()).as(report.err()).isZero();
    String page = Files.readString(out.resolve("report/index.html"));
    String text =
        page.replaceAll("(?s)<(script|style|svg|pre)\\b.*?</\\1>", " ").replaceAll("<[^>]*>", " ");
    assertThat(PLURAL_OF_ONE.matcher(text).results().map(MatchResult::group)).isEmpty();
    assertThat(text)
        .contains(
            "It compares 2 values or more of Training pairs; completed trials have 1.",
            "served by 1 of 1 head,")
        .doesNotContain("has the values");
    CommandRun diagram =
        CommandRun.of(
            "diagram", out.toString(), "--x", "n_heads", "--y", "width", "--value", "loss");
    assertThat(diagram.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(diagram.err()).contains("unknown column n_heads; did you mean heads? (columns: ");
  }

  private static void run(String spec, Path out, String master, String seconds) {
    CommandRun run =
        CommandRun.of(
            "run", spec, "--out", out.toString(), "--master", master, "--bundle-seconds", seconds);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
  }

  private static Path someFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().findFirst().orElseThrow();
    }
  }
}
