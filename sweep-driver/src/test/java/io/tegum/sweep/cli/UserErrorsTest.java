package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** Faults of the user's that were once told as ours: the right code, one line, and no trace. */
class UserErrorsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status a\u0000b|64|control character",
        "status file://host/x|64|local files have none; must be file:///PATH",
        "status hdfs://no-such-host.invalid/x|66|there is no host no-such-host.invalid",
        "run SPEC --out hdfs://no-such-host.invalid/x|73|there is no host no-such-host.invalid",
        "status nowhere:1|66|nowhere:1: there is no such folder",
        "plan a\u0000b|66|Cannot read the spec",
        "plan @/nonexistent|66|@/nonexistent: Cannot read the spec: there is no such file",
        "run SPEC --out x --master yarn|64|spark-submit of a Spark distribution",
        "run SPEC --out x --master k8s://https://h:1|64|spark-submit of a Spark distribution",
        "run SPEC --out x --master local[0]|64|--master was local[0], must be local[N]",
        "run SPEC --out x --master local[-1]|64|--master was local[-1], must be local[N]",
        "run SPEC --out x --master local[*,0]|64|--master was local[*,0], must be local[N]",
      })
  void faultsAreToldInOneLine(String line, int code, String message) throws IOException {
    Path spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE);
    String[] arguments = line.replace("SPEC", spec.toString()).split(" ", -1);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.err().lines().filter(l -> !l.startsWith("Try: "))).hasSize(1);
    assertThat(Path.of("x")).doesNotExist();
  }

  /** A line that begins with a command is read with that one alone. */
  @Test
  void everyCommandIsFoundByItsName() {
    Set<String> names = Tegum.commandLine().getSubcommands().keySet();
    assertThat(names).hasSize(13);
    for (String name : names) {
      assertThat(Tegum.commandLine(name, "--help").getSubcommands().keySet()).containsExactly(name);
    }
    assertThat(Tegum.commandLine("stat").getSubcommands().keySet()).isEqualTo(names);
  }

  /** One way to read the name of a folder, in every command. */
  @Test
  void everyFolderIsReadAsAFolderName() {
    int folders = 0;
    for (CommandLine command : Tegum.commandLine().getSubcommands().values()) {
      for (ArgSpec argument : command.getCommandSpec().args()) {
        if (argument.paramLabel().matches("DIR|CHECKPOINT")) {
          assertThat(argument.converters())
              .as(command.getCommandName() + " " + argument.paramLabel())
              .hasAtLeastOneElementOfType(FolderName.class);
          folders++;
        }
      }
    }
    assertThat(folders).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource({"ANSI_X3.4-1968, a?b, true", "ANSI_X3.4-1968, a_b, false", "UTF-8, a?b, false"})
  void namesThatTheLocaleCannotReadAreRefused(String encoding, String name, boolean isRefused) {
    ThrowingCallable check = () -> FolderName.checkReadable(name, encoding);
    if (isRefused) {
      assertThatThrownBy(check).hasMessageContaining("set LC_ALL=C.UTF-8");
    } else {
      assertThatNoException().isThrownBy(check);
    }
  }

  /** Hadoop takes what stands before a colon for a scheme. */
  @Test
  void foldersMayHaveColonsInTheirNames() throws IOException {
    Path spec = SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE);
    Path out = folder.resolve("a:b").resolve("run:1");
    CommandRun run = CommandRun.of("run", spec.toString(), "--out", out.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    Path here = Path.of("").toAbsolutePath().relativize(out.toAbsolutePath());
    assertThat(new FolderName().convert("run:1")).isEqualTo(Path.of("run:1").toAbsolutePath() + "");
    assertThat(CommandRun.of("status", here.toString()).out()).containsPattern("completed +12");
    CommandRun sql = CommandRun.of("sql", out.toString(), "SELECT count(*) AS n FROM trials");
    assertThat(sql.out()).as(sql.err()).contains("24");
    assertThat(CommandRun.of("compact", out.toString()).exitCode()).isZero();
  }
}
