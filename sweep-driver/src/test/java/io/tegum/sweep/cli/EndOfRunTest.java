package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.store.FaultyFileSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands that write say at their end what is there, and leave nothing else. */
class EndOfRunTest {

  @TempDir Path folder;

  @Test
  void trialsThatWereRemovedDuringTheRunAreMissedAtItsEnd() throws IOException {
    Path out = folder.resolve("out");
    String[] command = {
      "run",
      SmallSpec.in(folder, SmallSpec.QUICK).toString(),
      "--out",
      out.toString(),
      "--master",
      "local[1]"
    };
    Path trials = out.resolve("trials");
    StringWriter messages = new StringWriter();
    CommandLine line = Tegum.commandLine();
    line.setErr(
        new PrintWriter(messages, true) {
          @Override
          public void println(String text) {
            super.println(text);
            if (text.startsWith("6 models trained in")) {
              empty(trials);
            }
          }
        });
    int exitCode = line.execute(command);
    assertThat(exitCode).as(messages.toString()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(messages.toString())
        .contains("6 of 6 trials are not there at the end of the run")
        .contains("run the same command again")
        .doesNotContain("\tat ");
    assertThat(Files.readString(out.resolve("sweep.json")))
        .contains("6 of 6 trials are not there at the end of the run")
        .doesNotContain("complete");
    assertThat(out.resolve("_staging")).doesNotExist();

    CommandRun again = CommandRun.of(command);
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(CommandRun.of("status", out.toString()).out())
        .containsPattern("completed +6\n")
        .containsPattern("missing +0\n");
  }

  @Test
  void compactionOnAFullDiskLeavesTheFolderAsItWas() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of(
            "run",
            SmallSpec.in(folder, SmallSpec.QUICK).toString(),
            "--out",
            out.toString(),
            "--master",
            "local[1]",
            "--bundle-seconds",
            "1e-9");
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<Path> before = entries(out);
    for (String full : List.of("curves.parquet", "trials.parquet", "journal.json")) {
      CommandRun compact = onADiskWithoutRoomFor(full, "compact", out.toString());
      assertThat(compact.exitCode()).as(compact.err()).isEqualTo(ExitCode.CANNOT_WRITE);
      assertThat(compact.err()).contains("No space left on device").hasLineCount(1);
      assertThat(entries(out)).isEqualTo(before);
    }
    CommandRun compact = CommandRun.of("compact", out.toString());
    assertThat(compact.out()).contains("6 trials in 1 file, 6 files before");
  }

  private static CommandRun onADiskWithoutRoomFor(String part, String... command) {
    String prefix = "spark.hadoop.";
    System.setProperty(prefix + "fs.file.impl", FaultyFileSystem.class.getName());
    System.setProperty(prefix + "fs.file.impl.disable.cache", "true");
    System.setProperty(prefix + FaultyFileSystem.NO_ROOM, part);
    try {
      return CommandRun.of(command);
    } finally {
      System.clearProperty(prefix + "fs.file.impl");
      System.clearProperty(prefix + "fs.file.impl.disable.cache");
      System.clearProperty(prefix + FaultyFileSystem.NO_ROOM);
    }
  }

  private static void empty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
