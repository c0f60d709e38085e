package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run is killed in mid-training; the next one trains what is missing, and only that. */
class KilledRunIT {

  private static final int TRIALS = 60;
  private static final long LONGEST_MILLISECONDS = 120_000;

  private static final String FEED_FORWARD =
      """
      name: killed
      family: feed-forward
      model: {inputs: 10, neurons: [4, 5]}
      data: {function: abs, sparsity: [0.0, 0.5, 0.9], importance_decay: 0.8}
      training: {steps: 3000, batch: 256, positive_w2: true}
      record: {points: 5}
      seeds: 10
      """;

  private static final String ADDITION =
      """
      name: killed
      family: addition
      model: {digits: 2, width: 16, heads: [2, 4], head_size: [1, 2, 3]}
      data: {training_pairs: 1000, test_pairs: 200}
      training: {epochs: 40, batch: 50, learning_rate: 0.01}
      record: {points: 5}
      seeds: 10
      """;

  @TempDir Path folder;

  private static Stream<Arguments> families() {
    return Stream.of(
        Arguments.of(FEED_FORWARD, "loss_total, rho, w1, w2, b, neuron_class"),
        Arguments.of(ADDITION, "loss_total, head_parts, w_e, w_pos, w_q, w_k, w_v, w_o, w_u"));
  }

  @ParameterizedTest
  @MethodSource("families")
  void theTableInTheEndIsThatOfAnUndisturbedRun(String text, String columns) throws Exception {
    String spec = Files.writeString(folder.resolve("spec.yaml"), text).toString();
    Path killed = folder.resolve("killed");
    Process run = start("run", spec, "--out", killed.toString());
    long end = System.currentTimeMillis() + LONGEST_MILLISECONDS;
    while (files(killed) == 0 && run.isAlive() && System.currentTimeMillis() < end) {
      Thread.sleep(5);
    }
    run.destroyForcibly().waitFor();
    long done = files(killed);
    assertThat(done).isBetween(1L, TRIALS - 1L);

    // A file a trial: all that was not training when it was killed is kept.
    String again = run(spec, killed);
    assertThat(again)
        .contains("%d %s there already".formatted(done, done == 1 ? "model was" : "models were"));
    Path undisturbed = folder.resolve("undisturbed");
    run(spec, undisturbed);
    String table = csv(undisturbed, columns);
    assertThat(table.lines()).hasSize(TRIALS + 1);
    assertThat(csv(killed, columns)).isEqualTo(table);
  }

  private static String run(String spec, Path out) {
    CommandRun run = CommandRun.of("run", spec, "--out", out.toString(), "--master", "local[2]");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run.err();
  }

  private static String csv(Path out, String columns) {
    String table = "SELECT trial_id, %s FROM trials ORDER BY trial_id".formatted(columns);
    CommandRun run = CommandRun.of("sql", out.toString(), table, "--format", "csv");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  private static long files(Path out) throws IOException {
    Path trials = out.resolve("trials");
    if (!Files.isDirectory(trials)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(trials)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  /** The program in a JVM like this one, a trial a bundle. */
  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> !argument.startsWith("-javaagent") && !argument.startsWith("-agentlib"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Tegum.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--master", "local[1]", "--bundle-seconds", "1e-9"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("killed.log").toFile())
        .start();
  }
}
