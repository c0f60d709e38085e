package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feed-forward networks through the command line. */
class FeedForwardCommandsTest {

  /** 24 networks, of which the 12 of learning rate 1e12 diverge. */
  private static final String BOOLEAN =
      """
      name: boolean
      family: feed-forward
      model: {inputs: 2, neurons: 2, hidden_bias: [false, true], output: identity}
      data: {function: [and, or, xor], sparsity: [0.0, 0.5]}
      training: {steps: 40, batch: 32, learning_rate: [0.01, 1.0e+12], positive_w2: true}
      record: {points: 6}
      seeds: 1
      """;

  private static final String TRAINED =
      "SELECT trial_id, status, loss_total, rho, w1, w2, b, c, neuron_class FROM trials ORDER BY"
          + " ALL";

  @TempDir Path folder;

  @Test
  void sweepsAreTheSameBitsWhateverThePartitioningAndWhatIsMissingIsTrainedAgain()
      throws IOException {
    String spec = SmallSpec.in(folder, BOOLEAN).toString();
    run(spec, "one", "--master", "local[1]");
    run(spec, "two", "--master", "local[2]", "--bundle-seconds", "1e-9");
    String one = csv("one", TRAINED);
    assertThat(one.lines()).hasSize(24 + 1);
    assertThat(csv("two", TRAINED)).isEqualTo(one);

    try (Stream<Path> files = Files.list(folder.resolve("two/trials"))) {
      Files.delete(files.sorted().findFirst().orElseThrow());
    }
    assertThat(run(spec, "two", "--master", "local[1]")).contains("23 models were there already");
    assertThat(csv("two", TRAINED)).isEqualTo(one);

    assertThat(csv("one", "SELECT count(*) AS n, count(DISTINCT trial_id) AS t FROM neurons"))
        .isEqualTo("n,t\n24,12\n");
    assertThat(csv("one", "SELECT count(*) AS n, count(DISTINCT trial_id) AS t FROM functions"))
        .isEqualTo("n,t\n12,12\n");
    assertThat(csv("one", "SELECT DISTINCT family, status FROM trials ORDER BY ALL"))
        .isEqualTo("family,status\nfeed-forward,completed\nfeed-forward,diverged\n");
    assertThat(
            csv(
                "one",
                "SELECT count(*) AS n FROM neurons WHERE abs(array_max(transform(reads, w -> abs(w))) - 1)"
                    + " > 1e-6"))
        .isEqualTo("n\n0\n");
    String id = csv("one", "SELECT min(trial_id) AS id FROM trials").lines().toList().get(1);
    CommandRun again = CommandRun.of("rerun", folder.resolve("one").toString(), id);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("Bit-identical to the stored row");
  }

  @Test
  void sweepsArePlannedReportedAndDrawn() throws IOException {
    String spec = SmallSpec.in(folder, BOOLEAN).toString();
    assertThat(done("plan", spec)).contains("trials").contains("24").contains("core time");
    run(spec, "out", "--master", "local[2]");
    String out = folder.resolve("out").toString();
    assertThat(done("status", out)).contains("completed").contains("diverged");
    done("diagram", out, "--x", "sparsity", "--y", "learning_rate", "--value", "features_shared");
    assertThat(folder.resolve("out/report")).isNotEmptyDirectory();
    done("report", out);
    assertThat(folder.resolve("out/report/stacks-and-n2-m2.svg"))
        .content()
        .contains("relu, S = 0.5")
        .contains("W₁ reads");
    assertThat(folder.resolve("out/report/losses.csv")).content().contains("or, n = 2, m = 2");
    assertThat(folder.resolve("out/report/neuron-classes.svg")).isNotEmptyFile();
  }

  @Test
  void aSweepGrows() throws IOException {
    String spec = SmallSpec.in(folder, BOOLEAN).toString();
    run(spec, "out", "--master", "local[1]");
    Path more =
        Files.writeString(folder.resolve("more.yaml"), BOOLEAN.replace("seeds: 1", "seeds: 2"));
    CommandRun extended =
        CommandRun.of(
            "extend", folder.resolve("out").toString(), more.toString(), "--master", "local[1]");
    assertThat(extended.exitCode()).as(extended.err()).isZero();
    assertThat(extended.err()).contains("from 24 trials to 48 trials: 24 added, 24 in both");
    run(more.toString(), "whole", "--master", "local[2]");
    assertThat(csv("out", TRAINED)).isEqualTo(csv("whole", TRAINED));
  }

  /** A word, one list of pairs, or a list of such. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "all| 24",
        "neighbours| 24",
        "[[0, 1], [2, 3]]| 24",
        "[[0, 1]]| 24",
        "[all]| 24",
        "[neighbours, all]| 48",
        "[all, [[0, 1], [2, 3]]]| 48",
        "[[[0, 1]], [[0, 1], [2, 3]], neighbours]| 72"
      })
  void pairsAreAWordOrAListOrAnAxis(String pairs, String trials) throws IOException {
    String text =
        BOOLEAN
            .replace("inputs: 2", "inputs: 4")
            .replace("sparsity:", "pairs: " + pairs + ", sparsity:");
    assertThat(done("plan", SmallSpec.in(folder, text).toString()))
        .containsPattern("trials +" + trials + "\\b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "function: [and| function: [nand| one of abs, square, relu, and, or, xor, max",
        "output: identity| activation: identity| one of relu, gelu",
        "inputs: 2| inputs: 1| was 1 with function and, must be 2 or more",
        "inputs: 2| features: 2| features",
        "positive_w2: true| weight_decay: -0.5| was -0.5, must be a finite number, 0 or more",
        "sparsity: [0.0, 0.5]| sparsity: 1.0| in [0, 1)",
        "positive_w2: true| positive_w2: yes| one of false, true",
        "sparsity: [0.0, 0.5]| sparsity: 0.5, pairs: [[[0, 2]]]| index was 2 with inputs 2",
        "sparsity: [0.0, 0.5]| sparsity: 0.5, pairs: [[[0, 0]]]| was 0 twice, must be two inputs",
        "sparsity: [0.0, 0.5]| sparsity: 0.5, pairs: [[0, 2]]| index was 2 with inputs 2",
        "sparsity: [0.0, 0.5]| sparsity: 0.5, pairs: nieghbours| ; did you mean neighbours?",
        "sparsity: [0.0, 0.5]| sparsity: 0.5, pairs: [neighbours, al]| ; did you mean all?",
        "sparsity: [0.0, 0.5]| sparsity: 0.5, pairs: [0, 1]| must be neighbours, all, or a list of",
        "sparsity: [0.0, 0.5]| sparsity: 0.5, pairs: []| was an empty list",
        "sparsity: [0.0, 0.5]| sparsity: 0.5, pairs: {all: 1}| must be neighbours, all, or a list",
        "family: feed-forward| family: feed-forwards| feed-forward",
      })
  void badSpecsExitWith65(String good, String bad, String message) throws IOException {
    String spec = SmallSpec.in(folder, BOOLEAN.replace(good, bad)).toString();
    CommandRun plan = CommandRun.of("plan", spec);
    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(plan.err()).contains(message).doesNotContain("\tat ");
  }

  private String run(String spec, String out, String... options) {
    List<String> arguments =
        Stream.concat(
                Stream.of("run", spec, "--out", folder.resolve(out).toString()), Stream.of(options))
            .toList();
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.DONE, ExitCode.SOME_TRIALS_FAILED);
    return run.err();
  }

  private static String done(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isIn(ExitCode.DONE, ExitCode.SOME_TRIALS_FAILED);
    return run.out();
  }

  private String csv(String out, String sql) {
    CommandRun run = CommandRun.of("sql", folder.resolve(out).toString(), sql, "--format", "csv");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().replace("\r\n", "\n");
  }
}
