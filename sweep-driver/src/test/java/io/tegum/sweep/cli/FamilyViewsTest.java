package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The views of the families beside the toy model have a row for each thing of a completed trial,
 * and none of a trial that diverged; those of the toy model have a test beside them.
 */
class FamilyViewsTest {
  private static final String FEED_FORWARD =
      """
      family: feed-forward
      name: few neurons
      model: {inputs: 4, neurons: 3}
      data: {function: abs, sparsity: [0.5, 0.9]}
      training: {steps: 30, batch: 32, learning_rate: [0.003, 1.0e+30]}
      seeds: 2
      record: {points: 4}
      """;

  private static final String ADDITION =
      """
      family: addition
      name: few digits
      model: {digits: 2, width: 8, heads: 2, head_size: [1, 2]}
      data: {training_pairs: 60, test_pairs: 20}
      training: {epochs: 2, batch: 20, learning_rate: [0.003, 1.0e+30]}
      seeds: 2
      record: {points: 4}
      """;

  @TempDir Path folder;

  @Test
  void feedForwardViewsHaveTheirRows() throws Exception {
    String out = trained(FEED_FORWARD);
    long completed = completed(out);
    assertThat(count(out, "functions")).isEqualTo(completed * 4);
    assertThat(count(out, "neurons")).isEqualTo(completed * 3);
  }

  @Test
  void additionViewsHaveTheirRows() throws Exception {
    String out = trained(ADDITION);
    long completed = completed(out);
    assertThat(count(out, "answers")).isEqualTo(completed * 3);
    assertThat(count(out, "carry_chains")).isEqualTo(completed * 3);
    assertThat(count(out, "heads")).isEqualTo(completed * 2);
    assertThat(count(out, "head_digits")).isEqualTo(completed * 2 * 100);
  }

  /**
   * Of the trials, eight, the four of the sane learning rate complete. So may one of the other
   * whose first step leaves all its units dead, but not all four.
   */
  private String trained(String text) throws Exception {
    String spec = SmallSpec.in(folder, text).toString();
    String out = folder.resolve("out").toString();
    CommandRun run = CommandRun.of("run", spec, "--out", out, "--master", "local[2]");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(count(out, "trials")).isEqualTo(8);
    assertThat(completed(out)).isBetween(4L, 7L);
    assertThat(count(out, "(SELECT sum(trials) - 8 AS off FROM cells) WHERE off = 0")).isOne();
    return out;
  }

  private static long completed(String out) {
    return count(out, "trials WHERE status = 'completed'");
  }

  private static long count(String out, String view) {
    CommandRun sql =
        CommandRun.of("sql", out, "SELECT count(*) AS n FROM " + view, "--format", "csv");
    assertThat(sql.exitCode()).as(sql.err()).isEqualTo(ExitCode.DONE);
    return Long.parseLong(sql.out().lines().toList().get(1));
  }
}
