package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.sweep.store.ResultsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a results folder over several runs. */
class GrowingSweepsTest {

  /** 8 trials. */
  private static final String SMALL =
      """
      name: growing
      model: {features: 4, hidden: 2}
      data: {sparsity: [0.5, 0.9], importance_decay: 0.9}
      training: {schedule: representation-only, steps: 30, batch: 16, learning_rate: 0.003}
      seeds: 4
      record: {points: 4}
      """;

  /** 18 trials: 8 of them those of {@link #SMALL}. */
  private static final String LARGE =
      SMALL.replace("[0.5, 0.9]", "[0.9, 0.7, 0.5]").replace("seeds: 4", "seeds: 6");

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void name() {
    out = folder.resolve("out");
  }

  @Test
  void extendedSweepTrainsWhatIsNewAndEqualsOneThatWasLargeFromTheStart() throws Exception {
    run(SMALL);
    String told = extend(LARGE).err();
    assertThat(told)
        .contains("extend: from 8 trials to 18 trials: 10 added, 8 in both, 0 in the old spec only")
        .contains("10 models trained in")
        .contains("8 models were there already");
    assertThat(Files.readString(out.resolve("sweep.yaml"))).isEqualTo(LARGE);

    Path direct = folder.resolve("direct");
    assertThat(command("run", spec(LARGE), "--out", direct.toString()).exitCode()).isZero();
    assertThat(ResultsText.tables(out)).isEqualTo(ResultsText.tables(direct));
    assertThat(command("status", out.toString()).out()).containsPattern("missing +0");
    assertThat(command("run", spec(LARGE), "--out", out.toString()).err())
        .contains("all of them are there already");

    // What only an earlier spec had stays, and can be trained again.
    assertThat(extend(SMALL.replace("[0.5, 0.9]", "0.7")).err())
        .contains("4 trials: 0 added, 4 in both, 14 in the old spec only (their rows stay)")
        .contains("0 models trained");
    String id = ResultsText.trials(out).get(0).replaceFirst("(?s)trial_id: (\\S+).*", "$1");
    assertThat(command("rerun", out.toString(), id).out()).contains("Bit-identical");
  }

  @Test
  void specMayBeReworded() throws Exception {
    run(SMALL);
    CommandRun again =
        command("run", spec("# the same\n" + SMALL.replace("0.003", "3.0e-3")), "--out", out + "");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("all of them are there already");
    assertThat(Files.readString(out.resolve("sweep.yaml"))).isEqualTo(SMALL);
  }

  @Test
  void damagedFilesAreNamedAndSetAsideAndTheirTrialsTrainedAgain() throws Exception {
    run(SMALL, "--bundle-seconds", "1e-9");
    List<String> undisturbed = ResultsText.tables(out);
    List<Path> files = files("trials");
    assertThat(files).hasSize(8);
    byte[] content = Files.readAllBytes(files.get(2));
    Files.write(files.get(2), java.util.Arrays.copyOf(content, content.length - 9));
    Files.writeString(out.resolve("trials/notes.txt"), "mine");

    CommandRun status = command("status", out.toString());
    assertThat(status.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(status.out()).containsPattern("completed +7").containsPattern("missing +1");
    assertThat(status.err())
        .contains("trials/" + files.get(2).getFileName() + ": it cannot be read")
        .contains("trials/notes.txt: it is no file of results; the next run sets it aside")
        .hasLineCount(2);

    CommandRun again = run(SMALL);
    assertThat(again.err())
        .contains("tegum: set aside trials/notes.txt: it is no file of results")
        .contains("1 model trained")
        .contains("7 models were there already");
    assertThat(ResultsText.tables(out)).isEqualTo(undisturbed);
    try (Stream<Path> aside = Files.walk(out.resolve("quarantine"))) {
      assertThat(aside.filter(Files::isRegularFile)).hasSize(3); // with the curves of the torn one
    }
    assertThat(command("status", out.toString()).exitCode()).isZero();
  }

  @Test
  void compactedSweepHoldsTheSameRowsAndGoesOn() throws Exception {
    run(SMALL, "--bundle-seconds", "1e-9");
    List<String> undisturbed = ResultsText.tables(out);
    CommandRun compact = command("compact", out.toString());
    assertThat(compact.out()).isEqualTo("8 trials in 1 file, 8 files before\n");
    assertThat(files("trials")).hasSize(1);
    assertThat(files("curves")).hasSize(1);
    assertThat(ResultsText.tables(out)).isEqualTo(undisturbed);
    assertThat(out.resolve("_staging")).doesNotExist();
    assertThat(command("sql", out + "", "SELECT count(*) AS n FROM trials").out()).contains("8");
    assertThat(extend(LARGE).err()).contains("10 models trained in");
  }

  @Test
  void trialsPastTheirTimeAreFailedRowsAndAreTrainedAgainOnlyWhenAsked() throws Exception {
    CommandRun failing =
        command("run", spec(SMALL + "limits: {trial_seconds: 1.0e-9}"), "--out", out + "");
    assertThat(failing.exitCode()).isEqualTo(ExitCode.SOME_TRIALS_FAILED);
    assertThat(failing.err())
        .containsPattern("tegum: first failed trial [0-9a-f]{32}: its time was over: limits")
        .contains("8 models failed");
    assertThat(ResultsText.trials(out)).allMatch(row -> row.contains("status: failed"));
    assertThat(command("run", spec(SMALL), "--out", out + "").exitCode())
        .isEqualTo(ExitCode.SOME_TRIALS_FAILED);

    CommandRun again = command("run", spec(SMALL), "--out", out + "", "--retry-failed");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("8 failed trials will be trained again");
    Path direct = folder.resolve("direct");
    command("run", spec(SMALL), "--out", direct.toString());
    assertThat(ResultsText.tables(out)).isEqualTo(ResultsText.tables(direct));
  }

  @Test
  void runStopsWhenMoreTrialsFailThanMay() throws Exception {
    String failing = SMALL + "limits: {trial_seconds: 1.0e-9}";
    CommandRun fast =
        command("run", spec(failing), "--out", out + "", "--fail-fast", "--master", "local[1]");
    assertThat(fast.exitCode()).isEqualTo(ExitCode.SOME_TRIALS_FAILED);
    assertThat(fast.err())
        .contains("tegum: stopped: 1 trials failed, and at most 0 may; finished bundles are kept");
    assertThat(ResultsText.trials(out)).hasSizeBetween(1, 3); // each of three bundles may begin

    Path other = folder.resolve("other");
    CommandRun some =
        command(
            "run",
            spec(failing),
            "--out",
            other + "",
            "--max-failures",
            "3",
            "--master",
            "local[1]",
            "--bundle-seconds",
            "1e-9");
    assertThat(some.err()).contains("4 trials failed, and at most 3 may");
    int kept = ResultsText.trials(other).size();
    assertThat(kept).isBetween(4, 7); // what was on when the fourth failed may still end
    assertThat(command("run", spec(failing), "--out", other + "").err())
        .containsPattern(
            "; %d models were there already; %d models? failed".formatted(kept, 8 - kept));
  }

  @Test
  void otherCodesSweepIsContinuedOnlyWhenAsked() throws Exception {
    run(SMALL);
    Files.delete(files("trials").get(0));
    Path provenance = out.resolve("sweep.json");
    String json = Files.readString(provenance);
    String code = new ObjectMapper().readTree(json).path("code_version").asText();
    Files.writeString(provenance, json.replace(code, "0.0.1+000000000000"));

    CommandRun refused = command("run", spec(SMALL), "--out", out + "");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(refused.err())
        .contains("code 0.0.1+000000000000 began it, and this is " + code)
        .contains("--continue-other-code")
        .hasLineCount(1);
    assertThat(command("run", spec(SMALL), "--out", out + "", "--continue-other-code").exitCode())
        .isZero();
    JsonNode runs = new ObjectMapper().readTree(Files.readString(provenance)).path("runs");
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).path("code_version").asText()).isEqualTo("0.0.1+000000000000");
    assertThat(runs.get(1).path("outcome").asText()).isEqualTo("complete");
  }

  @Test
  void eventsTellMachinesWhatHappened() throws Exception {
    run(SMALL);
    List<Path> logs = files("events");
    assertThat(logs).hasSize(1);
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(logs.get(0))) {
      events.add(new ObjectMapper().readTree(line));
    }
    assertThat(events)
        .extracting(e -> e.path("event").asText())
        .startsWith("started")
        .endsWith("finished");
    JsonNode last = events.get(events.size() - 1);
    assertThat(last.path("trials").asLong()).isEqualTo(8);
    assertThat(last.path("trained").asLong()).isEqualTo(8);
    assertThat(last.path("failed").asLong()).isZero();
    assertThat(last.path("overhead").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void foldersOfOtherThingsAreRefused() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("pom.xml"), "mine");
    Files.writeString(out.resolve("README"), "mine");
    CommandRun refused = command("run", spec(SMALL), "--out", out + "");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(refused.err())
        .contains(
            "it holds no sweep, but other files (README, pom.xml); give a new or empty folder")
        .hasLineCount(1);
    assertThat(files("")).hasSize(2);
  }

  private CommandRun run(String spec, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", spec(spec), "--out", out.toString()));
    arguments.addAll(List.of(options));
    CommandRun run = command(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private CommandRun extend(String spec) throws IOException {
    CommandRun run = command("extend", out.toString(), spec(spec));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private static CommandRun command(String... arguments) {
    return CommandRun.of(arguments);
  }

  private String spec(String text) throws IOException {
    return SmallSpec.in(folder, text).toString();
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve(name))) {
      return files.sorted().toList();
    }
  }
}
