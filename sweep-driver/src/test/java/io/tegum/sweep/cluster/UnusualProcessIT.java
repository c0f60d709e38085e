package io.tegum.sweep.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tegum.sweep.store.ResultsText;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One JVM in local mode: users without a name, little memory, signals, readers that go away. */
class UnusualProcessIT {

  private static final String SPEC =
      """
      name: small
      model: {features: 4, hidden: 2}
      data: {sparsity: [0.5, 0.9]}
      training: {steps: 10, batch: 16}
      seeds: 3
      """;

  @TempDir Path folder;
  private Path spec;
  private Path out;
  private int started;

  @BeforeEach
  void writeSpec() throws IOException {
    spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    out = folder.resolve("out");
  }

  /** The JVM and its options, then the program with {@code arguments}. */
  private static List<String> java(List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-") || option.startsWith("-XX:+Ignore"))
        .forEach(command::add);
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
    command.add("-Dlog4j2.configurationFile=tegum-log4j2.properties");
    command.addAll(options);
    String tests = System.getProperty("surefire.test.class.path");
    String classPath = tests == null ? System.getProperty("java.class.path") : tests;
    List<String> absolute = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      absolute.add(Path.of(entry).toAbsolutePath().toString());
    }
    command.addAll(List.of("-cp", String.join(File.pathSeparator, absolute)));
    command.add("io.tegum.sweep.cli.Tegum");
    command.addAll(arguments);
    return command;
  }

  private ChildProcess start(Map<String, String> environment, List<String> command)
      throws IOException {
    return ChildProcess.start(folder.resolve("log" + started++), environment, command);
  }

  private ChildProcess start(List<String> command) throws IOException {
    return start(Map.of(), command);
  }

  private List<String> run() {
    return List.of("run", spec.toString(), "--out", out.toString(), "--master", "local[2]");
  }

  @Test
  void aUserWithoutANameTrainsAndLooks() throws IOException {
    List<String> nameless = List.of("unshare", "--user", "--map-user=54321");
    try (ChildProcess probe = start(with(nameless, List.of("true")))) {
      assumeThat(probe.awaitExit()).as("other users need user namespaces").isZero();
    }
    try (ChildProcess run = start(with(nameless, java(List.of(), run())))) {
      assertThat(run.awaitExit()).as(run.tail()).isZero();
    }
    List<String> look = java(List.of(), List.of("status", out.toString()));
    try (ChildProcess status = start(with(nameless, look))) {
      assertThat(status.awaitExit()).as(status.tail()).isZero();
      assertThat(status.log()).containsPattern("completed +6");
    }
  }

  private static List<String> with(List<String> prefix, List<String> command) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    return all;
  }

  @Test
  void aTemporaryFolderWithoutExecutionIsRefusedInOneLine() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("noexec"));
    List<String> mount =
        List.of("mount", "-t", "tmpfs", "-o", "noexec,size=1m", "tmpfs", temporary.toString());
    try (ChildProcess mounting = start(mount)) {
      assumeThat(mounting.awaitExit()).as("mounting needs rights").isZero();
    }
    try (ChildProcess run = start(java(List.of("-Djava.io.tmpdir=" + temporary), run()))) {
      assertThat(run.awaitExit()).as(run.tail()).isEqualTo(64);
      assertThat(run.log())
          .containsPattern("tegum: Cannot use the temporary folder .*noexec.*TEGUM_JAVA_OPTS")
          .doesNotContain("\tat ");
    } finally {
      try (ChildProcess unmount = start(List.of("umount", "-l", temporary.toString()))) {
        unmount.awaitExit();
      }
    }
  }

  /** Wherever the signal finds it: it says so, leaves nothing half done, and goes on later. */
  @Test
  void aSignalWhileSparkStartsEndsTheRunInGoodOrder() throws IOException {
    try (ChildProcess run = start(java(List.of(), run()))) {
      run.awaitInLog(Pattern.compile("(starting Spark)"));
      run.handle().destroy();
      assertThat(run.awaitExit()).as(run.tail()).isIn(130, 143);
      assertThat(run.log()).contains("Stopping ...").doesNotContain("fault of ours", "\tat ");
    }
    try (ChildProcess again = start(java(List.of(), run()))) {
      assertThat(again.awaitExit()).as(again.tail()).isZero();
    }
    assertThat(ResultsText.trials(out)).hasSize(6);
  }

  /** Java reads each byte outside ASCII as a question mark there. */
  @Test
  void aFolderWhoseNameTheLocaleCannotReadIsRefused() throws IOException {
    List<String> command =
        java(List.of(), List.of("run", spec.toString(), "--out", folder + "/\u00e9t\u00e9"));
    // Only a shell hands the bytes of a name on as they are, whatever this JVM's own locale is.
    String quoted = String.join(" ", command.stream().map(word -> "'" + word + "'").toList());
    Path script = Files.writeString(folder.resolve("run.sh"), quoted + "\n");
    try (ChildProcess run = start(Map.of("LC_ALL", "C"), List.of("sh", script.toString()))) {
      assertThat(run.awaitExit()).as(run.tail()).isEqualTo(64);
      assertThat(run.log()).contains("LC_ALL=C.UTF-8").doesNotContain("\tat ");
    }
    try (var files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().contains("?"));
    }
  }

  /** The answer is three times the heap. */
  @Test
  void answersLargerThanMemoryAreStreamed() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("sweep.yaml"), SPEC);
    String query = "SELECT id, repeat('x', 1000) AS text FROM range(1500000)";
    List<String> sql =
        java(List.of("-Xmx500m"), List.of("sql", out.toString(), query, "--format", "csv"));
    assertThat(piped(sql, "wc -l")).isEqualTo("1500001");
  }

  /** This answer would take days. */
  @Test
  void aReaderThatHasSeenEnoughEndsTheAnswer() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("sweep.yaml"), SPEC);
    for (String format : List.of("csv", "json", "table")) {
      List<String> sql =
          java(
              List.of(),
              List.of(
                  "sql",
                  out.toString(),
                  "SELECT id FROM range(10000000000000)",
                  "--format",
                  format));
      assertThat(piped(sql, "head -n 2 | wc -l")).as(format).isEqualTo("2");
    }
  }

  /** What comes out of a pipe whose first command must end with 0. */
  private String piped(List<String> command, String reader) throws IOException {
    Path counted = folder.resolve("counted" + started);
    String script =
        "set -o pipefail; \"$@\" | " + reader + " > '" + counted + "'; exit ${PIPESTATUS[0]}";
    List<String> all = with(List.of("bash", "-c", script, "bash"), command);
    try (ChildProcess pipe = start(all)) {
      assertThat(pipe.awaitExit()).as(pipe.tail()).isZero();
      assertThat(pipe.log()).doesNotContain("\tat ", "fault of ours");
    }
    return Files.readString(counted).strip();
  }
}
