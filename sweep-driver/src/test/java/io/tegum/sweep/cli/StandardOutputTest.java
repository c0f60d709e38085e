package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Output that does not get where it was to go. */
class StandardOutputTest {

  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  @Test
  void fullDiskIsTold() throws IOException {
    assumeThat(FULL).exists(); // a device of Linux
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    for (List<String> command :
        List.of(List.of("plan", spec), List.of("train", spec), List.of("--help"))) {
      try (OutputStream full = Files.newOutputStream(FULL)) {
        CommandRun run = run(full, command);
        assertThat(run.exitCode()).as(command + run.err()).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(run.err())
            .endsWith("tegum: Cannot write the output: No space left on device\n")
            .doesNotContain("\tat ");
      }
    }
  }

  @Test
  void readerThatHasSeenEnoughIsNoFault() throws IOException {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    for (List<String> command : List.of(List.of("plan", spec), List.of("plan", "--help"))) {
      CommandRun run = run(closed, command);
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void outputThatIsWrittenIsAllThere() throws IOException {
    String spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandRun run = run(out, List.of("plan", spec));
    assertThat(run.exitCode()).isZero();
    assertThat(out.toString(java.nio.charset.Charset.defaultCharset()))
        .isEqualTo(CommandRun.of("plan", spec).out());
  }

  private static CommandRun run(OutputStream out, List<String> arguments) {
    StringWriter err = new StringWriter();
    CommandLine line = Tegum.commandLine();
    line.setOut(StandardOutput.writer(out));
    line.setErr(new PrintWriter(err, true));
    return new CommandRun(
        Tegum.execute(line, arguments.toArray(String[]::new)), "", err.toString());
  }
}
