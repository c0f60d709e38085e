package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doubled and foreign rows in a results folder: they count for nothing, and are named. */
class ReadingTest {

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void run() throws IOException {
    out = run("own", SmallSpec.QUICK);
  }

  @Test
  void copiedFilesAreCountedOnceAndNamed() throws IOException {
    String name = names(out).get(0);
    for (String table : List.of("trials", "curves")) {
      Files.copy(out.resolve(table).resolve(name), out.resolve(table).resolve("copy.parquet"));
    }
    assertAnswers(ExitCode.DONE, "copy.parquet: all of its trials stand in other files too");
  }

  @Test
  void anotherSweepsFilesAreLeftOutAndNamed() throws IOException {
    Path other = run("other", SmallSpec.QUICK.replace("features: 4", "features: 5"));
    for (String name : names(other)) {
      for (String table : List.of("trials", "curves")) {
        Files.copy(other.resolve(table).resolve(name), out.resolve(table).resolve("other-" + name));
      }
    }
    assertAnswers(ExitCode.BAD_DATA, "its trials are of a grid that neither");
  }

  @Test
  void trialsThatWereCopiedWithoutTheirCurvesAreCountedOnceAndNamed() throws IOException {
    Files.copy(
        out.resolve("trials").resolve(names(out).get(0)), out.resolve("trials/copy.parquet"));
    assertAnswers(ExitCode.DONE, "copy.parquet: all of its trials stand in other files too");
    assertThat(CommandRun.of("verify", out.toString()).out())
        .containsPattern("damaged +0 files\n")
        .containsPattern("doubled +1 file\n");
  }

  @Test
  void aCopyDoesNotStandForTrialsWhoseOwnFileLostItsCurves() throws IOException {
    String name = names(out).get(0);
    Files.copy(out.resolve("trials").resolve(name), out.resolve("trials/copy.parquet"));
    Files.delete(out.resolve("curves").resolve(name));
    CommandRun status = CommandRun.of("status", out.toString());
    assertThat(status.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(status.out()).doesNotContainPattern("missing +0\n");
    assertThat(status.err())
        .contains(
            "copy.parquet: the curves of its trials are not there; the next run sets it aside, and")
        .hasLineCount(2);
  }

  @Test
  void anotherSweepsTrialsWithoutTheirCurvesAreForeign() throws IOException {
    Path other = run("other", SmallSpec.QUICK.replace("features: 4", "features: 5"));
    Files.copy(
        other.resolve("trials").resolve(names(other).get(0)), out.resolve("trials/other.parquet"));
    assertAnswers(ExitCode.BAD_DATA, "other.parquet: its trials are of a grid that neither");
    assertThat(CommandRun.of("verify", out.toString()).out()).containsPattern("foreign +1 file\n");
  }

  @Test
  void whatIsNoFileOfResultsHasNoRows() throws IOException {
    Files.writeString(out.resolve("trials/note.txt"), "mine");
    assertAnswers(ExitCode.BAD_DATA, "trials/note.txt: it is no file of results; ");
    assertThat(CommandRun.of("sql", out.toString(), "SELECT 1").err())
        .isEqualTo("tegum: trials/note.txt: it is no file of results; it is left out\n");
    assertThat(CommandRun.of("status", out.toString()).err())
        .isEqualTo(
            "tegum: trials/note.txt: it is no file of results; the next run sets it aside\n");
    assertThat(CommandRun.of("verify", out.toString()).out())
        .containsPattern("damaged +0 files\n")
        .containsPattern("foreign +1 file\n");
  }

  /** As many rows as trials, but one of them twice, and one not at all. */
  @Test
  void doubleDoesNotStandForATrialThatIsMissing() throws IOException {
    Path small = run("small", SmallSpec.QUICK, "--bundle-seconds", "1e-9");
    List<String> names = names(small);
    assertThat(names).hasSize(6);
    for (String table : List.of("trials", "curves")) {
      Files.copy(
          small.resolve(table).resolve(names.get(0)), small.resolve(table).resolve("copy.parquet"));
      Files.delete(small.resolve(table).resolve(names.get(1)));
    }
    assertThat(CommandRun.of("status", small.toString()).out())
        .containsPattern("completed +5\n")
        .containsPattern("missing +1\n");
    CommandRun again =
        CommandRun.of(
            "run",
            folder.resolve("small-spec/spec.yaml").toString(),
            "--out",
            small.toString(),
            "--master",
            "local[1]");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("1 model trained");
    assertThat(CommandRun.of("status", small.toString()).out())
        .containsPattern("completed +6\n")
        .containsPattern("missing +0\n");
  }

  private void assertAnswers(int exitCode, String named) {
    CommandRun status = CommandRun.of("status", out.toString());
    assertThat(status.exitCode()).as(status.err()).isEqualTo(exitCode);
    assertThat(status.out()).containsPattern("completed +6\n").containsPattern("missing +0\n");
    assertThat(status.err()).contains(named);

    CommandRun sql =
        CommandRun.of(
            "sql",
            out.toString(),
            "SELECT count(*) AS rows, count(DISTINCT trial_id) AS trials,"
                + " (SELECT count(DISTINCT trial_id, step) - count(*) FROM curves) AS doubled"
                + " FROM trials",
            "--format",
            "csv");
    assertThat(sql.exitCode()).as(sql.err()).isEqualTo(exitCode);
    assertThat(sql.out()).isEqualTo("rows,trials,doubled\n6,6,0\n");
    assertThat(sql.err()).contains(named);
  }

  private Path run(String name, String spec, String... options) throws IOException {
    Path made = folder.resolve(name);
    Path file = SmallSpec.in(Files.createDirectories(folder.resolve(name + "-spec")), spec);
    List<String> command = new ArrayList<>(List.of("run", file.toString(), "--out"));
    command.addAll(List.of(made.toString(), "--master", "local[1]"));
    command.addAll(List.of(options));
    CommandRun run = CommandRun.of(command.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return made;
  }

  private static List<String> names(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store.resolve("trials"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
