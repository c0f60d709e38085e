package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.store.ResultsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder has one schema: nothing of another family gets in, and what is there is named. */
class OneFamilyTest {

  private static final String FEED_FORWARD =
      """
      name: other family
      family: feed-forward
      model: {inputs: 2, neurons: 2}
      data: {function: and, sparsity: 0.5}
      training: {steps: 5, batch: 8}
      """;

  @TempDir Path folder;
  private Path toy;

  @BeforeEach
  void run() throws IOException {
    toy = run("toy", SmallSpec.QUICK);
  }

  @Test
  void specsOfAnotherFamilyAreRefusedBeforeAnythingIsWritten() throws IOException {
    String spec = spec("refused", FEED_FORWARD);
    List<String> before = everything();
    List<CommandRun> refused =
        List.of(
            CommandRun.of("extend", toy.toString(), spec),
            CommandRun.of("run", spec, "--out", toy.toString()));
    for (CommandRun each : refused) {
      assertThat(each.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
      assertThat(each.err())
          .contains("it holds a sweep of the family toy, and this spec's family is feed-forward")
          .hasLineCount(1);
    }
    assertThat(everything()).isEqualTo(before);
  }

  /** What this code cannot parse tells its family in sweep.json. */
  @Test
  void specsThatOtherCodeWroteHaveAFamilyToo() throws IOException {
    Files.writeString(toy.resolve("sweep.yaml"), "name: written by other code\nmodel: {neu: 3}\n");
    CommandRun run = CommandRun.of("run", spec("refused", FEED_FORWARD), "--out", toy.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(run.err()).contains("of the family toy, and this spec's family is feed-forward");
  }

  @Test
  void filesOfAnotherFamilyAreForeign() throws IOException {
    String own = ResultsText.trials(toy).get(0).replaceFirst("(?s)trial_id: (\\S+).*", "$1");
    mix();
    assertForeignFilesAreLeftOut();
    CommandRun rerun = CommandRun.of("rerun", toy.toString(), own);
    assertThat(rerun.exitCode()).isZero();
    assertThat(rerun.err()).contains("other.parquet: its trials are of the family feed-forward");
  }

  /** As versions left it that took such specs for an extension. */
  @Test
  void specsOfAnotherFamilyMakeNoTrialsTheSweepsOwn() throws IOException {
    mix();
    Path specs = Files.createDirectories(toy.resolve("specs"));
    Files.writeString(specs.resolve("0123.yaml"), FEED_FORWARD);
    assertForeignFilesAreLeftOut();
  }

  @Test
  void tablesWithoutASpecHaveOneFamilyToo() throws IOException {
    mix();
    Files.delete(toy.resolve("sweep.yaml"));
    Files.delete(toy.resolve("sweep.json"));
    CommandRun verify = CommandRun.of("verify", toy.toString());
    assertThat(verify.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(verify.out())
        .containsPattern("trials +6\n")
        .containsPattern("foreign +1 file\n")
        .contains(".parquet: its trials are of the family ");
  }

  private void assertForeignFilesAreLeftOut() {
    String said =
        "trials/other.parquet: its trials are of the family feed-forward, and this sweep's of toy";
    CommandRun sql =
        CommandRun.of("sql", toy.toString(), "SELECT count(n_features) AS n FROM trials");
    assertThat(sql.exitCode()).as(sql.err()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(sql.out()).contains("6");
    assertThat(sql.err()).contains(said + "; it is left out");
    CommandRun status = CommandRun.of("status", toy.toString());
    assertThat(status.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(status.out()).containsPattern("completed +6\n").containsPattern("missing +0\n");
    assertThat(status.err()).contains(said);
    assertThat(CommandRun.of("verify", toy.toString()).out())
        .containsPattern("damaged +0 files\n|damaged +1 file\n")
        .containsPattern("foreign +1 file\n")
        .contains(said);
  }

  private void mix() throws IOException {
    Path other = run("other", FEED_FORWARD);
    for (String table : List.of("trials", "curves")) {
      try (Stream<Path> files = Files.list(other.resolve(table))) {
        Files.copy(files.findFirst().orElseThrow(), toy.resolve(table).resolve("other.parquet"));
      }
    }
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> files = Files.walk(toy)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  private String spec(String name, String text) throws IOException {
    return SmallSpec.in(Files.createDirectories(folder.resolve(name + "-spec")), text).toString();
  }

  private Path run(String name, String text) throws IOException {
    Path into = folder.resolve(name);
    CommandRun run =
        CommandRun.of("run", spec(name, text), "--out", into.toString(), "--master", "local[1]");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return into;
  }
}
