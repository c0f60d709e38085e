package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.checkpoint.CheckpointViews;
import io.tegum.sweep.run.Sessions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint from its files to tables and report, and what users do wrong. */
class InspectCommandTest {

  @TempDir Path folder;

  @Test
  void aModelsMatricesNeuronsAndHeadsAreLookedAt() throws IOException {
    SmallModel.write(folder);
    Path activations = folder.resolve("vectors");
    Files.write(activations, SmallModel.vectors(12));
    Path out = folder.resolve("out");
    CommandRun run = inspect(folder, out, "--draws", "6", "--activations", activations.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("report/index.html").startsWith("No structure: of 6 matrices");
    assertThat(run.err()).contains("safetensors, Llama names, 15 matrices and heads of 2 layers");

    try (SparkSession spark = Sessions.start("test", "local[1]")) {
      CheckpointViews.register(spark, out.toString());
      assertThat(count(spark, "matrices")).isEqualTo(15);
      assertThat(count(spark, "neurons")).isEqualTo(6 * SmallModel.NEURONS);
      assertThat(count(spark, "heads")).isEqualTo(8);
      assertThat(count(spark, "maps")).isEqualTo(18);
      assertThat(count(spark, "matrices WHERE structured")).isZero();
      assertThat(count(spark, "neurons WHERE place IS NULL OR neighbour = neuron")).isZero();
      Row head =
          spark
              .sql(
                  """
                  SELECT size(qk_singular_values), key_value_head, size(qk_top_values), parts_vectors,
                    parts_carrying BETWEEN 1 AND 4
                  FROM heads WHERE layer = 1 AND head = 3
                  """)
              .head();
      assertThat(List.of(head.get(0), head.get(1), head.get(2), head.get(3), head.get(4)))
          .isEqualTo(List.of(4, 1, 5, 12, true));
    }
    assertThat(Files.readString(out.resolve("report/index.html")))
        .contains("No structure: of 6 matrices", "Do heads write what they read?", "at offset 0");
    assertThat(names(out))
        .containsExactly("heads", "inspect.json", "maps", "matrices", "neurons", "report");
  }

  /** Files depend on the checkpoint and the settings alone; what is there is not done again. */
  @Test
  void aSecondRunDoesWhatIsMissingWithTheSameBytes() throws IOException {
    SmallModel.write(folder);
    Path out = folder.resolve("out");
    assertThat(inspect(folder, out, "--draws", "5").exitCode()).isEqualTo(ExitCode.DONE);
    Map<String, String> before = contents(out);
    Path removed;
    try (Stream<Path> files = Files.list(out.resolve("matrices"))) {
      removed = files.filter(file -> file.toString().contains("mlp_in")).findFirst().orElseThrow();
    }
    Files.delete(removed);
    assertThat(inspect(folder, out, "--draws", "5").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(contents(out)).isEqualTo(before);

    CommandRun other = inspect(folder, out, "--draws", "6");
    assertThat(other.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(other.err()).contains("holds tables of another checkpoint, or of other settings");
    assertThat(contents(out)).isEqualTo(before);
  }

  /** The same vectors from Parquet give the same parts; those of no layer are refused. */
  @Test
  void activationsMayStandInParquet() throws IOException {
    SmallModel.write(folder);
    Path parquet = folder.resolve("activations");
    try (SparkSession spark = Sessions.start("test", "local[1]")) {
      spark
          .sql(
              """
              SELECT CAST(id % 2 AS INT) AS layer,
                transform(sequence(1, 16), i -> CAST(sin(i * id) AS FLOAT)) AS vector
              FROM range(1, 21)
              """)
          .write()
          .parquet(parquet.toString());
    }
    Path out = folder.resolve("out");
    CommandRun run = inspect(folder, out, "--draws", "5", "--activations", parquet.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    try (SparkSession spark = Sessions.start("test", "local[1]")) {
      CheckpointViews.register(spark, out.toString());
      assertThat(count(spark, "heads WHERE parts_vectors = 10 AND parts_carrying >= 1"))
          .isEqualTo(8);
    }
    Path other = folder.resolve("other.safetensors");
    Files.write(other, SmallModel.matrix(3, 16, i -> i));
    refusedActivations(other, "m: vectors of layer N must be named layers.N");
    Files.write(other, SmallModel.vectorsOfLayer(7));
    refusedActivations(other, "has vectors of layer 7, the checkpoint has heads of 2 layers");
    refusedActivations(Files.createDirectory(folder.resolve("empty")), "no readable Parquet table");
    Path damaged = Files.createDirectory(folder.resolve("damaged")).resolve("a.parquet");
    Files.writeString(damaged, "PAR1 and nothing more PAR1");
    refusedActivations(damaged.getParent(), "no readable Parquet table");
    Path words = folder.resolve("words");
    try (SparkSession spark = Sessions.start("test", "local[1]")) {
      spark.sql("SELECT 'a' AS layer, array('b') AS vector").write().parquet(words.toString());
    }
    refusedActivations(words, "no readable Parquet table");
  }

  private void refusedActivations(Path activations, String message) {
    CommandRun run =
        inspect(folder, folder.resolve("none"), "--activations", activations.toString());
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(run.err()).contains(message);
  }

  @Test
  void aPlantedMatrixHasStructureAndBlocks() throws IOException {
    Path file = folder.resolve("planted.safetensors");
    Random random = new Random(3);
    double[] rows = random.doubles(64 * 32, -1, 1).toArray();
    for (int row = 0; row < 12; row++) { // pairs of rows that are nearly the same
      for (int column = 0; column < 32; column++) {
        rows[(40 + row) * 32 + column] = rows[row * 32 + column] + 0.1 * rows[row * 32];
      }
    }
    Files.write(file, SmallModel.matrix(64, 32, i -> rows[i]));
    CommandRun run = inspect(file, folder.resolve("out"), "--matrix", "m", "--draws", "5");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("Structure in 1 of 1 matrix (by chance 0.005). Most in m:");
    assertThat(Files.readString(folder.resolve("out/report/index.html")))
        .contains("24 of 64 neurons stand in blocks, 12 of them");
  }

  /** Its tables answer queries; what works on sweeps leaves it, and above all its report, alone. */
  @Test
  void aFolderOfTablesIsAskedBySqlAndTakenForNoSweep() throws IOException {
    Path file = folder.resolve("m.safetensors");
    Files.write(file, SmallModel.matrix(6, 4, i -> Math.sin(i * i)));
    Path out = folder.resolve("out");
    assertThat(inspect(file, out, "--matrix", "m", "--draws", "5").exitCode()).isZero();
    String query =
        "SELECT kind, rows, count(neuron) AS neurons FROM matrices JOIN neurons USING (kind) GROUP BY ALL";
    CommandRun sql = CommandRun.of("sql", out.toString(), query, "--format", "csv");
    assertThat(sql.exitCode()).as(sql.err()).isZero();
    assertThat(sql.out()).isEqualTo("kind,rows,neurons\nm,6,6\n");
    CommandRun writing = CommandRun.of("sql", out.toString(), "DROP VIEW matrices");
    assertThat(writing.exitCode()).isEqualTo(ExitCode.BAD_DATA);

    String page = Files.readString(out.resolve("report/index.html"));
    for (String command : List.of("report", "status", "verify", "compact", "diagram", "rerun")) {
      CommandRun other =
          switch (command) {
            case "rerun" -> CommandRun.of(command, out.toString(), "0");
            case "diagram" ->
                CommandRun.of(command, out.toString(), "--x=layer", "--y=rows", "--value=columns");
            default -> CommandRun.of(command, out.toString());
          };
      assertThat(other.exitCode()).as(command + other.err()).isEqualTo(ExitCode.INPUT_NOT_FOUND);
      assertThat(other.err()).as(command).contains("tables of tegum inspect, not a sweep");
    }
    assertThat(Files.readString(out.resolve("report/index.html"))).isEqualTo(page);
  }

  @Test
  void aDamagedTableIsNamed() throws IOException {
    Path file = folder.resolve("m.safetensors");
    Files.write(file, SmallModel.matrix(60, 20, i -> Math.sin(i * i)));
    Path out = folder.resolve("out");
    String[] settings = {"--matrix", "m", "--draws", "5"};
    assertThat(inspect(file, out, settings).exitCode()).isZero();
    Path table;
    try (Stream<Path> files = Files.list(out.resolve("neurons"))) {
      table = files.findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(table);
    for (int i = bytes.length / 8; i < bytes.length / 4; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(table, bytes);
    List<CommandRun> runs =
        List.of(
            CommandRun.of("sql", out.toString(), "SELECT sum(norm), max(neighbours) FROM neurons"),
            inspect(file, out, settings));
    for (CommandRun run : runs) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.BAD_DATA);
      assertThat(run.err()).contains(table.getFileName().toString(), "its rows are damaged");
    }
  }

  @Test
  void faultsOfTheCheckpointAreToldInOneLine() throws IOException {
    Path file = folder.resolve("m.safetensors");
    byte[] good = SmallModel.matrix(4, 4, i -> i + 1);
    Files.write(file, Arrays.copyOf(good, good.length - 3));
    refused(file, ExitCode.BAD_DATA, "the file is truncated, or damaged");
    Files.write(
        file,
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MIN_VALUE).array());
    refused(file, ExitCode.BAD_DATA, "the header's length was 9223372036854775808 bytes");
    Files.write(file, SmallModel.matrix(4, 4, i -> i == 5 ? Double.NaN : i));
    refused(file, ExitCode.BAD_DATA, "m: element 5 of [4, 4] was NaN");
    Files.write(file, "PK\u0003\u0004 and more".getBytes(StandardCharsets.ISO_8859_1));
    refused(file, ExitCode.BAD_DATA, "is a pickle file");
    Files.write(folder.resolve("pytorch_model.bin"), new byte[9]);
    refused(folder.resolve("pytorch_model.bin"), ExitCode.BAD_DATA, "is a pickle file");
    Files.writeString(
        folder.resolve("x.safetensors.index.json"), "{\"weight_map\":{\"m\":\"y.safetensors\"}}");
    refused(folder, ExitCode.INPUT_NOT_FOUND, "shard y.safetensors");
    refused(folder.resolve("nowhere"), ExitCode.INPUT_NOT_FOUND, "no such file or folder");
    Files.write(file, good);
    refused(file, ExitCode.BAD_COMMAND_LINE, "--draws was 4, must be 5 to 1,000", "--draws", "4");
    CommandRun run = CommandRun.of("inspect", file.toString(), "--out", "x", "--master", "yarn");
    assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run.err()).contains("which Spark's jars here have no module for");
    for (String name : List.of("", "a\0b", "file://host/x")) {
      assertThat(CommandRun.of("inspect", name, "--out", "x").exitCode())
          .isEqualTo(ExitCode.BAD_COMMAND_LINE);
      assertThat(CommandRun.of("inspect", "x", "--out", name).exitCode())
          .isEqualTo(ExitCode.BAD_COMMAND_LINE);
    }
  }

  @Test
  void aMisspeltMatrixIsToldItsNearestName() throws IOException {
    SmallModel.write(folder);
    for (String name : List.of("model.layers.1.mlp.upproj.weight", "layers.1.mlp.up_proj")) {
      CommandRun run = inspect(folder, folder.resolve("out"), "--matrix", name);
      assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_DATA);
      assertThat(run.err())
          .hasLineCount(1)
          .contains(
              name + ": is no tensor of the checkpoint",
              "; did you mean model.layers.1.mlp.up_proj.weight?");
    }
  }

  /** No norm, rank or score of theirs is a number, and nothing fails for it. */
  @Test
  void weightsOfZeroAreToldAsWhatTheyAre() throws IOException {
    SmallModel.write(folder, 0);
    CommandRun run = inspect(folder, folder.resolve("out"), "--draws", "5");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("No matrix with neurons was looked at, or none with three");
    assertThat(Files.readString(folder.resolve("out/report/index.html")))
        .contains("QK is 0 in all of 8 heads.");
  }

  /** Whatever a matrix is called, its rows are seen, and no file leaves the folder. */
  @Test
  void namesOfMatricesMayHoldAnything() throws IOException {
    String[] names = {"../../x", "..", "_m", "<b>", "'", "a/b", "a_b", "\u00e9\u202e"};
    Path file = folder.resolve("m.safetensors");
    Files.write(file, SmallModel.matrices(names));
    List<String> arguments = new ArrayList<>(List.of("--draws", "5"));
    for (String name : names) {
      arguments.addAll(List.of("--matrix", name, "--matrix", name));
    }
    Path out = folder.resolve("out");
    CommandRun run = inspect(file, out, arguments.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("No structure: of 8 matrices");
    assertThat(names(folder)).containsExactly("m.safetensors", "out");
    CommandRun sql =
        CommandRun.of(
            "sql",
            out.toString(),
            "SELECT count(DISTINCT kind), count(*) FROM neurons",
            "--format=csv");
    assertThat(sql.out()).endsWith("\n8,96\n");
  }

  /** A single weight somewhere behind the first ones makes another checkpoint. */
  @Test
  void resultsOfOtherWeightsAreNotTakenForTheSame() throws IOException {
    Path file = folder.resolve("m.safetensors");
    Path out = folder.resolve("out");
    Files.write(file, SmallModel.matrix(100, 40, Math::sin));
    assertThat(inspect(file, out, "--matrix", "m", "--draws", "5").exitCode()).isZero();
    Files.write(file, SmallModel.matrix(100, 40, i -> i == 3999 ? 1 : Math.sin(i)));
    CommandRun run = inspect(file, out, "--matrix", "m", "--draws", "5");
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(run.err()).contains("holds tables of another checkpoint");
  }

  @Test
  void aFolderOfOtherThingsIsLeftAlone() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("letter.txt"), "Dear reader");
    Path file = folder.resolve("m.safetensors");
    Files.write(file, SmallModel.matrix(4, 4, i -> i + 1));
    CommandRun run = inspect(file, out, "--matrix", "m");
    assertThat(run.exitCode()).isEqualTo(ExitCode.CANNOT_WRITE);
    assertThat(run.err()).contains("it holds other things").hasLineCount(1);
    assertThat(names(out)).containsExactly("letter.txt");
  }

  private void refused(Path checkpoint, int exitCode, String message, String... more)
      throws IOException {
    String[] arguments = Arrays.copyOf(more, more.length + 2);
    arguments[more.length] = "--matrix";
    arguments[more.length + 1] = "m";
    CommandRun run = inspect(checkpoint, folder.resolve("refused"), arguments);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    List<String> lines = run.err().lines().filter(line -> line.startsWith("tegum: ")).toList();
    assertThat(lines).as(run.err()).hasSize(1).first().asString().contains(message);
    assertThat(run.err()).doesNotContain("\tat ");
    Files.deleteIfExists(folder.resolve("refused/inspect.json"));
  }

  private static CommandRun inspect(Path checkpoint, Path out, String... more) {
    String[] first = {
      "inspect", checkpoint.toString(), "--out", out.toString(), "--master", "local[2]"
    };
    String[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return CommandRun.of(all);
  }

  private static long count(SparkSession spark, String from) {
    return spark.sql("SELECT count(*) FROM " + from).head().getLong(0);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Map<String, String> contents(Path out) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String table : List.of("matrices", "neurons", "heads", "maps")) {
      try (Stream<Path> files = Files.list(out.resolve(table))) {
        for (Path file : files.toList()) {
          contents.put(
              table + "/" + file.getFileName(),
              new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return contents;
  }
}
