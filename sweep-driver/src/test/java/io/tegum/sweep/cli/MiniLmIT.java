package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tegum.analysis.checkpoint.CheckpointViews;
import io.tegum.sweep.run.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * all-MiniLM-L6-v2 (Apache-2.0), the encoder of 6 layers that an artifact on Maven Central holds as
 * ONNX. What is expected was computed by another program.
 */
class MiniLmIT {

  private static final String MODEL = "all-minilm-l6-v2.onnx";

  /** Half of the last digit given. */
  private static final double FOUR_DECIMALS = 5e-5;

  private static final double THREE_DECIMALS = 5e-4;
  private static final double TWO_DECIMALS = 5e-3;
  private static final double ONE_DECIMAL = 5e-2;

  @TempDir Path folder;

  @Test
  void hasTheNumbersThatAnotherProgramFound() throws IOException {
    Optional<Path> artifact = artifact();
    assumeTrue(
        artifact.isPresent(),
        "A real model was not looked at: its artifact of 83 MB could not be fetched");
    try (ZipFile zip = new ZipFile(artifact.get().toFile())) {
      Files.copy(zip.getInputStream(zip.getEntry(MODEL)), folder.resolve(MODEL));
    }
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of(
            "inspect", folder.resolve(MODEL).toString(), "--out", out.toString(), "--entries", "0");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("Structure in 12 of 12 matrices (by chance 0.06).");

    try (SparkSession spark = Sessions.start("test", "local[1]")) {
      CheckpointViews.register(spark, out.toString());
      Row first =
          spark
              .sql(
                  """
                  SELECT path_cos2, path_cos2_gaussian, path_cos2_shuffled, largest_cos2,
                    path_first, path_second
                  FROM matrices WHERE layer = 0 AND kind = 'mlp_out'
                  """)
              .head();
      assertThat(first.getDouble(0)).isCloseTo(.0869, within(FOUR_DECIMALS));
      assertThat(first.getDouble(1)).isCloseTo(.028, within(THREE_DECIMALS));
      assertThat(first.getDouble(2)).isCloseTo(.030, within(THREE_DECIMALS));
      assertThat(first.getDouble(3)).isCloseTo(.881, within(THREE_DECIMALS));
      assertThat(first.getInt(4)).isEqualTo(585);
      assertThat(first.getInt(5)).isEqualTo(1337);
      Row heads =
          spark
              .sql(
                  """
                  SELECT count(*), min(qk_singular_values[0]), max(qk_singular_values[0]),
                    median(qk_effective_rank)
                  FROM heads
                  """)
              .head();
      assertThat(heads.getLong(0)).isEqualTo(72);
      assertThat(heads.getDouble(1)).isCloseTo(2.48, within(TWO_DECIMALS));
      assertThat(heads.getDouble(2)).isCloseTo(33.78, within(TWO_DECIMALS));
      assertThat(heads.getDouble(3)).isCloseTo(30.6, within(ONE_DECIMAL));
    }
    assertThat(Files.size(out.resolve("report/index.html"))).isLessThan(10_000_000);
  }

  /** What the build's phase before the integration tests fetched. */
  private static Optional<Path> artifact() throws IOException {
    Path target = Path.of("target", "minilm");
    if (!Files.isDirectory(target)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst();
    }
  }
}
