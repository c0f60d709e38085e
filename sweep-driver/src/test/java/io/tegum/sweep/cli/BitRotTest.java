package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.results.ResultsViews;
import io.tegum.sweep.run.Sessions;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of results in which a bit has flipped: no command takes what is wrong for a result. */
class BitRotTest {

  private static final int FLIPS = 40;
  private static final String ALL = "SELECT * FROM trials ORDER BY trial_id";

  @TempDir Path folder;
  private Path out;
  private List<Path> trials;

  @BeforeEach
  void run() throws IOException {
    out = folder.resolve("out");
    CommandRun run =
        CommandRun.of(
            "run",
            SmallSpec.in(folder, SmallSpec.WITH_DIVERGENCE).toString(),
            "--out",
            out.toString(),
            "--master",
            "local[1]",
            "--bundle-seconds",
            "0.001");
    assertThat(run.exitCode()).as(run.err()).isZero();
    trials = files("trials");
    assertThat(trials).hasSizeGreaterThan(1);
  }

  @Test
  void pageThatRottedEndsAQueryWithTheFilesName() throws IOException {
    flip(trials.get(0), 8 * lastByteOf("w", trials.get(0)) + 3);
    for (String[] command :
        new String[][] {
          {"sql", out.toString(), ALL},
          {"report", out.toString()},
          {
            "diagram",
            out.toString(),
            "--x",
            "sparsity",
            "--y",
            "lambda",
            "--value",
            "element_at(w, 1)"
          }
        }) {
      CommandRun refused = CommandRun.of(command);
      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.BAD_DATA);
      assertThat(refused.err())
          .contains(trials.get(0).getFileName() + ": its rows are damaged")
          .contains("CRC")
          .doesNotContain("\tat ");
    }
  }

  /** Some flips are in what no query needs; then the rows must be those that were written. */
  @Test
  void noFlippedBitChangesWhatAQueryAnswers() throws IOException {
    Random random = new Random(8);
    try (SparkSession spark = Sessions.start("flips", "local[1]")) {
      List<String> rows = rows(spark, new StringWriter());
      for (int k = 0; k < FLIPS; k++) {
        List<Path> files = files(k % 2 == 0 ? "trials" : "curves");
        Path file = files.get(random.nextInt(files.size()));
        long bit = random.nextLong(8 * Files.size(file));
        flip(file, bit);
        StringWriter messages = new StringWriter();
        String as = "flip of bit %d of %s: %s".formatted(bit, file, messages);
        try {
          List<String> now = rows(spark, messages);
          if (messages.toString().isEmpty()) {
            assertThat(now).as(as).isEqualTo(rows);
          } else {
            assertThat(messages.toString()).as(as).contains(file.getFileName() + ": ");
            assertThat(rows).as(as).containsAll(now);
          }
        } catch (CommandException named) {
          assertThat(named).as(as).hasMessageContaining(file.getFileName().toString());
        }
        flip(file, bit);
      }
    }
  }

  /** All rows of both tables as the reading commands see them. */
  private List<String> rows(SparkSession spark, StringWriter messages) throws IOException {
    SweepStore store = Stores.existing(out.toString());
    FolderReading reading = FolderReading.of(store, out.toString(), new PrintWriter(messages));
    ResultsViews.register(spark, reading.folder());
    List<String> rows = new ArrayList<>();
    try {
      for (String table : List.of("trials", "curves")) {
        spark.table(table).collectAsList().forEach(row -> rows.add(table + row));
      }
    } catch (Exception e) { // Scala's SparkException is checked, and declared nowhere
      DamagedRead.check(e);
      throw new AssertionError("a flipped bit came out as no fault of the file's", e);
    }
    rows.sort(null);
    return rows;
  }

  private static long lastByteOf(String column, Path file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getRowGroups().get(0).getColumns().stream()
          .filter(chunk -> chunk.getPath().toArray()[0].equals(column))
          .mapToLong(chunk -> chunk.getStartingPos() + chunk.getTotalSize() - 1)
          .findFirst()
          .orElseThrow();
    }
  }

  private static void flip(Path file, long bit) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
    Files.write(file, bytes);
  }

  private List<Path> files(String table) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve(table))) {
      return files.sorted().toList();
    }
  }
}
