package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is careless, or means harm: refused in a line or two, and nothing is touched. */
class CarelessInputTest {

  private static final String MODEL =
      """
      model: {features: 4, hidden: 2}
      data: {sparsity: 0.9, importance_decay: 0.9}
      training: {schedule: representation-only, steps: 5, batch: 8}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/cron.d/x",
        "a/b",
        "a\\b",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a\u202eb",
        " ",
        "..",
      })
  void namesThatAreNoPlainWordsAreRefused(String name) throws IOException {
    assertRefused("name: '" + name + "'\n" + MODEL, "name");
  }

  @Test
  void aliasesThatExplodeAreRefusedAtOnce() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (int level = 1; level < 12; level++) {
      bomb.append("a%1$d: &a%1$d [".formatted(level))
          .append(", *a%d".formatted(level - 1).repeat(10).substring(2))
          .append("]\n");
    }
    assertRefused(bomb + "name: bomb\n" + MODEL, "more than 50 aliases");
  }

  @Test
  void hundredMegabytesAreNotRead() throws IOException {
    Path spec = folder.resolve("large.yaml");
    try (RandomAccessFile file = new RandomAccessFile(spec.toFile(), "rw")) {
      file.setLength(100_000_000);
    }
    CommandRun run = CommandRun.of("run", spec.toString(), "--out", folder.resolve("out") + "");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(run.err()).contains("larger than 1 MB").hasLineCount(1);
  }

  @Test
  void foldersOfSourcesAreLeftAsTheyAre() throws IOException {
    Path sources = Path.of("src/main/java/io/tegum/sweep/cli").toAbsolutePath();
    assumeThat(sources).isDirectory();
    List<Path> before = entries(sources);
    CommandRun run = run("name: t\n" + MODEL, sources);
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(run.err()).contains("it holds no sweep, but other files").hasLineCount(1);
    assertThat(entries(sources)).isEqualTo(before);
  }

  @Test
  void linksInAResultsFolderAreNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path precious = Files.writeString(elsewhere.resolve("precious.parquet"), "mine");
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.createSymbolicLink(out.resolve("_staging"), elsewhere);
    CommandRun refused = run("name: t\n" + MODEL, out);
    assertThat(refused.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(refused.err()).contains("_staging is a symbolic link").doesNotContain("\tat ");

    Files.delete(out.resolve("_staging"));
    assertThat(run("name: t\n" + MODEL, out).exitCode()).isZero();
    Path link = Files.createSymbolicLink(out.resolve("trials/link.parquet"), precious);
    assertThat(run("name: t\n" + MODEL, out).exitCode()).isZero();
    assertThat(link).doesNotExist();
    assertThat(precious).hasContent("mine");
  }

  private void assertRefused(String spec, String message) throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = run(spec, out);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(out).doesNotExist();
  }

  private CommandRun run(String spec, Path out) throws IOException {
    return CommandRun.of("run", SmallSpec.in(folder, spec).toString(), "--out", out.toString());
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
