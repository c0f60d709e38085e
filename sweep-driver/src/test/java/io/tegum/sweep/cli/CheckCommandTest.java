package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.check.CheckOutcome;
import io.tegum.sweep.check.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckCommandTest {

  @Test
  void listNamesTheChecksAndRunsNone() {
    CommandRun run = CommandRun.of("check", "--list", "--only", "pentagon");
    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("pentagon: 10 trials [Elhage et al. 2022").hasLineCount(1);
  }

  @Test
  void oneCheckPrintsItsLineAndTheCounts() {
    CommandRun run = CommandRun.of("check", "--only", "pentagon");
    assertThat(run.exitCode()).as(run.out()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .startsWith("PASS  pentagon: |D_i - 2/5|")
        .contains("1 passed, 0 failed, in ")
        .hasLineCount(2);
  }

  @Test
  void aFailedCheckGivesTheExitCodeOfBadData() {
    CheckOutcome good = new CheckOutcome("a", "s", List.of(new Finding("x", 1, 0, 1, "0 to 1")), 1);
    CheckOutcome bad = new CheckOutcome("b", "s", List.of(new Finding("x", 2, 0, 1, "0 to 1")), 2);
    StringWriter out = new StringWriter();
    assertThat(CheckCommand.conclude(List.of(good), new PrintWriter(out))).isEqualTo(ExitCode.DONE);
    PrintWriter printer = new PrintWriter(out, true);
    assertThat(CheckCommand.conclude(List.of(good, bad), printer)).isEqualTo(ExitCode.BAD_DATA);
    assertThat(out.toString()).endsWith("1 passed, 1 failed, in 3.0 s" + System.lineSeparator());
  }

  @Test
  void anUnknownNameIsABadCommandLine() {
    CommandRun run = CommandRun.of("check", "--only", "heptagon");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run.err()).contains("heptagon").contains("pentagon");
  }
}
