package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of folders in the states that users find them in. */
class ReportCommandTest {

  @TempDir Path folder;

  @Test
  void anUnfinishedSweepIsReportedAsOne() throws Exception {
    Path out = folder.resolve("out");
    String spec = SmallSpec.in(folder, SmallSpec.HEADLESS_WITH_DIVERGENCE).toString();
    CommandRun run =
        CommandRun.of(
            "run",
            spec,
            "--out",
            out.toString(),
            "--master",
            "local[2]",
            "--bundle-seconds",
            "0.001");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(report(out))
        .contains("24 of 24 (12 completed, 12 diverged)", "with divergence")
        .contains("<th scope=\"row\">Spec (SHA-256)</th>", "<th scope=\"row\">Java</th>")
        .doesNotContain("Half-finished", "Mixed");

    try (Stream<Path> files = Files.list(out.resolve("trials"))) {
      Files.delete(files.sorted().findFirst().orElseThrow());
    }
    assertThat(report(out))
        .containsPattern("Half-finished: \\d+ of the sweep’s 24 trials \\(\\d+ %\\) are here")
        .contains("The same <code>tegum run</code> trains the rest");

    Files.writeString(out.resolve("sweep.json"), "{\"trials\": 2");
    assertThat(report(out)).contains("Whether the sweep is complete is not known");
  }

  @Test
  void anEmptyFolderIsReportedAsEmptyMoreThanOnce() throws IOException {
    assertThat(report(folder)).contains("No sweep was run there");
    assertThat(report(folder)).contains("No sweep was run there");
  }

  @Test
  void aFolderOfOtherThingsIsNoResultsFolder() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "Dear reader");
    CommandRun run = CommandRun.of("report", folder.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT_NOT_FOUND);
    assertThat(run.err()).contains("neither sweep.yaml nor trials/").hasLineCount(1);
    assertThat(folder.resolve("report")).doesNotExist();
  }

  private static String report(Path directory) throws IOException {
    CommandRun run = CommandRun.of("report", directory.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    return Files.readString(directory.resolve("report/index.html"));
  }
}
