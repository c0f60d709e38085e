package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.store.ResultsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users are told, and which exit code they get; none of these starts Spark. */
class CommandFaultsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| Missing command",
        "rum x.yaml| Did you mean",
        "run spec.yaml| Missing required option: '--out=DIR'",
        "plan| Missing required parameter: 'SPEC'",
        "plan spec.yaml --cores many| Invalid value for option '--cores'",
        "plan spec.yaml --cores 0| --cores was 0, must be 1 or more",
        "run spec.yaml --out x --bundle-seconds -1| --bundle-seconds was -1.0, must be a positive",
        "sql x| Missing required parameter: 'SELECT'",
        "sql x y --format xml| table, csv, json",
      })
  void badCommandLinesExitWith64(String line, String message) {
    CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void missingInputsExitWith66() {
    String nowhere = folder.resolve("nowhere").toString();
    for (String[] line :
        new String[][] {
          {"plan", nowhere},
          {"train", nowhere},
          {"run", nowhere, "--out", folder.toString()},
          {"status", nowhere},
          {"report", nowhere},
          {"sql", nowhere, "SELECT 1"},
          {"rerun", nowhere, "0"},
          {"plan", folder.toString()}, // a folder, not a file
          {"status", folder.toString()}, // holds no sweep
        }) {
      CommandRun run = CommandRun.of(line);
      assertThat(run.exitCode()).as(String.join(" ", line)).isEqualTo(ExitCode.INPUT_NOT_FOUND);
      assertThat(run.err()).contains("Cannot read").hasLineCount(1);
    }
  }

  @Test
  void badSpecsExitWith65AndOneLineAFault() throws IOException {
    Path spec =
        SmallSpec.in(
            folder,
            """
            name: bad
            model: {features: 5, hiden: 2}
            data: {sparsity: 1.2}
            """);
    CommandRun run =
        CommandRun.of("run", spec.toString(), "--out", folder.resolve("out").toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(run.err().lines())
        .hasSize(2)
        .anyMatch(l -> l.contains("spec.yaml:2: model.hiden: ") && l.contains("hidden"))
        .anyMatch(l -> l.contains("spec.yaml:3: data.sparsity: was 1.2, must be in [0, 1)"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void constraintsThatJoinTooManyCombinationsAreRefusedBeforeTheyAreWalked() throws IOException {
    Path spec =
        SmallSpec.in(
            folder,
            """
            name: joined
            model: {features: 5, hidden: 2}
            head: {lambda: {linspace: [1, 1000], points: 1000}, pairs: [[0, 1]]}
            data:
              sparsity: {linspace: [0, 0.999], points: 1000}
              importance_decay: {linspace: [0.001, 1], points: 1000}
            where: [sparsity + lambda + importance_decay < 7]
            """);
    CommandRun run = CommandRun.of("plan", spec.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(run.err()).contains("spec.yaml:7: where").contains("20,000,000").hasLineCount(1);
  }

  @Test
  void mastersThatSparkDoesNotKnowExitWith64() throws IOException {
    Path spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE);
    CommandRun run =
        CommandRun.of(
            "run", spec.toString(), "--out", folder.resolve("o").toString(), "--master", "bogus");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run.err()).contains("--master was bogus, must be local[N]").hasLineCount(1);
  }

  @Test
  void foldersThatCannotBeWrittenExitWith73() throws IOException {
    Path spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE);
    Path file = Files.createFile(folder.resolve("file"));
    CommandRun run = CommandRun.of("run", spec.toString(), "--out", file.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(run.err()).contains("Cannot write to " + file).hasLineCount(1);
  }

  @Test
  void unreadableResultsExitWith65AndAreNamed() throws IOException {
    Files.writeString(folder.resolve("sweep.yaml"), SmallSpec.WITH_DIVERGENCE);
    Path trials = Files.createDirectory(folder.resolve("trials"));
    Files.writeString(trials.resolve("truncated.parquet"), "PAR1 and no more");
    CommandRun run = CommandRun.of("status", folder.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(run.err()).contains("truncated.parquet").hasLineCount(1);
  }

  @Test
  void helpIsThereForEveryCommandAndOptionsMayComeInAnyOrder() throws IOException {
    for (String command :
        new String[] {"plan", "run", "status", "sql", "report", "rerun", "train"}) {
      CommandRun help = CommandRun.of(command, "--help");
      assertThat(help.exitCode()).isZero();
      assertThat(help.out()).contains("Usage: tegum " + command);
    }
    Path spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE);
    CommandRun plan = CommandRun.of("plan", "--cores", "3", spec.toString());
    assertThat(plan.out()).containsPattern("trials +24").contains("on 3 cores");
    assertThat(CommandRun.of("--version").out()).startsWith("tegum 0.");
  }

  @Test
  void idsOfTrialsAreSpeltOutInFull() throws IOException {
    Path spec = SmallSpec.in(folder, SmallSpec.QUICK);
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of("run", spec.toString(), "--out", out.toString(), "--master", "local[1]");
    assertThat(run.exitCode()).as(run.err()).isZero();
    String id = ResultsText.trials(out).get(0).replaceFirst("(?s)trial_id: (\\S+).*", "$1");

    CommandRun beginning = CommandRun.of("rerun", out.toString(), id.substring(0, 6));
    assertThat(beginning.exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(beginning.err())
        .startsWith(
            "tegum: TRIAL_ID was \"%s\", must be 32 hex digits, as in the column trial_id; did you mean %s?\n"
                .formatted(id.substring(0, 6), id));
    CommandRun garbage = CommandRun.of("rerun", out.toString(), "zzz");
    assertThat(garbage.exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(garbage.err())
        .contains("TRIAL_ID was \"zzz\", must be 32 hex digits, as in the column trial_id\n");
    CommandRun nobodys = CommandRun.of("rerun", out.toString(), "0".repeat(32));
    assertThat(nobodys.exitCode()).isEqualTo(ExitCode.INPUT_NOT_FOUND);
    assertThat(nobodys.err()).contains("this sweep has no such trial").hasLineCount(1);

    CommandRun again = CommandRun.of("rerun", out.toString(), id);
    assertThat(again.out())
        .contains("Bit-identical")
        .contains("completed after 5 steps")
        .doesNotContain("head")
        .doesNotContainPattern("(?m) -$");
  }

  @Test
  void aTrialSaysHowMuchOfItsCurveIsShown() throws IOException {
    Path spec =
        SmallSpec.in(
            folder,
            """
            name: one
            model: {features: 9, hidden: 2}
            data: {sparsity: 0.5}
            training: {steps: 200, batch: 8}
            """);
    CommandRun train = CommandRun.of("train", spec.toString());
    assertThat(train.out())
        .containsPattern("curve: 1[2-9] of [3-6][0-9] points\n  a loss that is not exact is over");
  }

  @Test
  void trainTrainsOneTrialWithoutSpark() throws IOException {
    Path spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE);
    CommandRun train = CommandRun.of("train", spec.toString());
    assertThat(train.exitCode()).isZero();
    assertThat(train.err()).contains("has 24 trials; training the first");
    assertThat(train.out())
        .contains("completed after 40 steps")
        .contains("pair=0 1 1.0")
        .contains("pair_score ")
        .contains("kind 4 in 2");
  }
}
