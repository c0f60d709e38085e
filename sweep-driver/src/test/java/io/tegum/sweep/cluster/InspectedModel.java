package io.tegum.sweep.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.cli.SmallModel;
import io.tegum.sweep.store.ResultsText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What {@code inspect} makes of a small checkpoint by a local run, to compare others with. */
final class InspectedModel {

  private final Path checkpoint;
  private final Map<String, List<String>> tables; // rows by file

  /** Writes the checkpoint and looks at it locally, in {@code folder}. */
  InspectedModel(SparkHome home, Path folder) throws IOException {
    checkpoint = Files.createDirectories(folder.resolve("checkpoint"));
    SmallModel.write(checkpoint);
    Path out = folder.resolve("inspected");
    ChildProcess run = home.submitLocally(command(checkpoint.toString(), out.toString()));
    assertThat(run.awaitExit()).as(run.tail()).isZero();
    tables = tables(out);
    assertThat(tables).hasSizeGreaterThan(20);
  }

  /** The folder with its files. */
  Path checkpoint() {
    return checkpoint;
  }

  static List<String> command(String checkpoint, String out) {
    return List.of("inspect", checkpoint, "--out", out, "--draws", "5");
  }

  /**
   * The same files with the same rows, bit for bit. Footers differ from process to process: Parquet
   * lists a column's encodings in the order of identity hashes.
   */
  void assertSame(Path out) throws IOException {
    assertThat(tables(out)).isEqualTo(tables);
  }

  private static Map<String, List<String>> tables(Path out) throws IOException {
    Map<String, List<String>> tables = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(name -> name.toString().endsWith(".parquet")).toList()) {
        tables.put(out.relativize(file).toString(), ResultsText.file(file));
      }
    }
    return tables;
  }
}
