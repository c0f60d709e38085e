package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of feed-forward networks is killed; the next one trains what is missing. */
class KilledFeedForwardIT {

  private static final int TRIALS = 60;
  private static final long LONGEST_MILLISECONDS = 120_000;

  private static final String SPEC =
      """
      name: killed
      family: feed-forward
      model: {inputs: 10, neurons: [4, 5]}
      data: {function: abs, sparsity: [0.0, 0.5, 0.9], importance_decay: 0.8}
      training: {steps: 3000, batch: 256, positive_w2: true}
      record: {points: 5}
      seeds: 10
      """;

  private static final String TABLE =
      "SELECT trial_id, loss_total, rho, w1, w2, b, neuron_class FROM trials ORDER BY trial_id";

  @TempDir Path folder;

  @Test
  void theTableInTheEndIsThatOfAnUndisturbedRun() throws Exception {
    String spec = Files.writeString(folder.resolve("spec.yaml"), SPEC).toString();
    Path killed = folder.resolve("killed");
    Process run = start("run", spec, "--out", killed.toString());
    long end = System.currentTimeMillis() + LONGEST_MILLISECONDS;
    while (files(killed) == 0 && run.isAlive() && System.currentTimeMillis() < end) {
      Thread.sleep(5);
    }
    run.destroyForcibly().waitFor();
    assertThat(files(killed)).isPositive();

    String again = run(spec, killed);
    assertThat(again).contains("were there already");
    Path undisturbed = folder.resolve("undisturbed");
    run(spec, undisturbed);
    String table = csv(undisturbed);
    assertThat(table.lines()).hasSize(TRIALS + 1);
    assertThat(csv(killed)).isEqualTo(table);
  }

  private static String run(String spec, Path out) {
    CommandRun run = CommandRun.of("run", spec, "--out", out.toString(), "--master", "local[2]");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run.err();
  }

  private static String csv(Path out) {
    CommandRun run = CommandRun.of("sql", out.toString(), TABLE, "--format", "csv");
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
