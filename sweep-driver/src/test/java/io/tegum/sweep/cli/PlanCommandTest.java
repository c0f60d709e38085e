package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {

  @TempDir Path folder;

  @Test
  void aPlanSaysHowManyBundlesThereAre() throws IOException {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    assertThat(CommandRun.of("plan", spec, "--cores", "2").out())
        .containsPattern("bundles +6\n")
        .doesNotContain("simulated");
    assertThat(CommandRun.of("plan", spec, "--bundle-seconds", "1e-9").out())
        .containsPattern("bundles +24\n");
  }

  @Test
  void aTrialOfDaysIsCautionedOf() throws IOException {
    String spec =
        Files.writeString(
                folder.resolve("long.yaml"),
                """
                name: long
                family: addition
                model: {heads: 256, head_size: 8}
                training: {epochs: 1000000, batch: 256}
                """)
            .toString();
    CommandRun run = CommandRun.of("plan", spec, "--cores", "2");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("the longest trial is predicted to take ", " h ", "limits.trial_seconds")
        .containsOnlyOnce("\n");
    assertThat(
            CommandRun.of("plan", SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString()).err())
        .isEmpty();
  }

  @Test
  void aSimulationSaysWhatTheSweepTakesOnACluster() throws IOException {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    CommandRun run = CommandRun.of("plan", "--simulate", "2", spec, "--failures-per-hour", "0");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("on 8 cores", "simulated on 2 executors of 4 cores")
        .containsPattern("utilisation +\\d+\\.\\d %")
        .containsPattern("failures +0 of executors; 0 bundles begun anew, 0.0 s of core time lost")
        .containsPattern("files +48 of ")
        .containsPattern("after compaction +2 to 2, in pairs");
    assertThat(CommandRun.of("plan", "--simulate", "2", spec, "--failures-per-hour", "0").out())
        .isEqualTo(run.out());
    assertThat(CommandRun.of("plan", spec, "--simulate", "3", "--executor-cores", "1").out())
        .contains("simulated on 3 executors of 1 core\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--bundle-seconds 0| --bundle-seconds was 0.0, must be a positive number",
        "--simulate 0| --simulate was 0 and --executor-cores 4, must be 1 or more",
        "--simulate 1000000| together at most 1,000,000 cores",
        "--simulate 2 --failures-per-hour -1| --failures-per-hour was -1.0, must be 0 or more",
        "--simulate 2 --failures-per-hour 1e9| Cannot simulate: an executor fails ",
        "--simulate 2 --cores 3| --cores and --simulate exclude each other",
        "--executor-cores 2| Missing required argument",
      })
  void badOptionsExitWith64(String options, String message) throws IOException {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    CommandRun run = CommandRun.of(("plan " + spec + " " + options).split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
  }
}
