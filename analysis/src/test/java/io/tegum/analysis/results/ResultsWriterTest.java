package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsWriterTest {
  private static final List<Column<TrialRow>> TRIALS = TrialsTable.columns(SyntheticSweep.FAMILY);

  @TempDir static Path directory;

  private static List<TrialRow> rows;

  @BeforeAll
  static void writeBothKindsOfTrials() throws IOException {
    rows = new ArrayList<>(SyntheticSweep.withHead("grid").subList(0, 120));
    rows.addAll(SyntheticSweep.headless("plain"));
    SyntheticSweep.write(directory, rows);
  }

  @Test
  void sparkReadsWhatEveryColumnTookFromTheRow() {
    SparkSession spark = SharedSpark.session();
    ResultsViews.register(spark, directory.toString());
    List<Row> read = spark.table("trials").collectAsList();
    assertThat(read).hasSameSizeAs(rows);
    for (int i = 0; i < rows.size(); i++) {
      for (Column<TrialRow> column : TRIALS) {
        assertThat(text(read.get(i).getAs(column.name())))
            .as(column.name())
            .isEqualTo(expected(column.type(), column.value().apply(rows.get(i))));
      }
    }
    assertThat(spark.table("curves").count())
        .isEqualTo(rows.stream().mapToLong(r -> r.result().curve().size()).sum());
  }

  @Test
  void theDivergedTrialKeepsItsConfigurationAndError() {
    ResultsViews.register(SharedSpark.session(), directory.toString());
    Row diverged =
        SharedSpark.session()
            .sql("SELECT * FROM trials WHERE status = 'diverged' LIMIT 1")
            .collectAsList()
            .get(0);
    assertThat(diverged.<Double>getAs("lambda")).isEqualTo(100.0);
    assertThat(diverged.<String>getAs("error")).contains("step 37");
    assertThat(diverged.<Integer>getAs("steps_done")).isEqualTo(37);
    assertThat(diverged.<Object>getAs("w")).isNull();
  }

  @Test
  void duckDbReadsTheSameValuesAsSpark() throws SQLException {
    String scalars = "trial_id, status, seed, sparsity, trials.lambda, step_aligned, ";
    String sparkLists =
        "w[1], omega_singular_values[0], feature_dimensionality[7], pair_vector[1],"
            + " pairs[0].right, tegum_factors[0].features[1], tegum_factors[0].kind";
    String duckDbLists = // which counts from 1
        "w[2], omega_singular_values[1], feature_dimensionality[8], pair_vector[2],"
            + " pairs[1].right, tegum_factors[1].features[2], tegum_factors[1].kind";
    ResultsViews.register(SharedSpark.session(), directory.toString());
    List<String> fromSpark =
        SharedSpark.session()
            .sql("SELECT " + scalars + sparkLists + " FROM trials ORDER BY trial_id")
            .collectAsList()
            .stream()
            .map(ResultsWriterTest::line)
            .toList();
    List<String> fromDuckDb = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT "
                    + scalars
                    + duckDbLists
                    + " FROM read_parquet('"
                    + directory.resolve("trials/*.parquet")
                    + "') AS trials ORDER BY trial_id")) {
      int count = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
          values.add(String.valueOf(result.getObject(i)));
        }
        fromDuckDb.add(String.join("|", values));
      }
    }
    assertThat(fromDuckDb).hasSameSizeAs(rows).isEqualTo(fromSpark);
  }

  @Test
  void filesArePlainZstdAndCarryTheProvenance() throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(new LocalInputFile(directory.resolve("trials/part-0.parquet")))) {
      assertThat(reader.getFileMetaData().getKeyValueMetaData())
          .containsEntry("tegum.spec_hash", "abc");
      for (BlockMetaData block : reader.getFooter().getBlocks()) {
        for (ColumnChunkMetaData chunk : block.getColumns()) {
          assertThat(chunk.getCodec()).isEqualTo(CompressionCodecName.ZSTD);
          assertThat(chunk.getEncodings())
              .contains(Encoding.PLAIN)
              .doesNotContain(Encoding.BYTE_STREAM_SPLIT)
              .noneMatch(Encoding::usesDictionary);
        }
      }
    }
  }

  @Test
  void listsHaveThreeLevelsAndEverythingIsOptional() {
    String schema = TableSchema.parquet("trials", TRIALS).toString();
    assertThat(schema)
        .contains(
            """
              optional group w (LIST) {
                repeated group list {
                  optional float element;
                }
              }
            """)
        .contains(
            """
              optional group tegum_factors (LIST) {
                repeated group list {
                  optional group element {
                    optional group features (LIST) {
                      repeated group list {
                        optional int32 element;
                      }
                    }
                    optional int32 rank;
                    optional binary kind (STRING);
                  }
                }
              }
            """)
        .doesNotContain("required");
  }

  @Test
  void sparkDerivesTheSameSchemaFromTheFilesAsFromTheColumns() {
    StructField[] inferred =
        SharedSpark.session()
            .read()
            .parquet(directory.resolve("trials").toString())
            .schema()
            .fields();
    assertThat(inferred).isEqualTo(TableSchema.spark(TRIALS).fields());
  }

  @Test
  void equalRowsGiveEqualBytes() throws IOException {
    assertThat(Files.readAllBytes(copy("one"))).isEqualTo(Files.readAllBytes(copy("two")));
  }

  private static Path copy(String name) throws IOException {
    Path file = directory.resolve(name);
    try (ParquetWriter<TrialRow> writer =
        ResultsWriter.trials(
            new LocalOutputFile(file), SyntheticSweep.FAMILY, Map.of("b", "2", "a", "1"))) {
      for (TrialRow row : rows) {
        writer.write(row);
      }
    }
    return file;
  }

  /** What Spark should give for a row's value, spelt as {@link #text} spells it. */
  private static String expected(ColumnType type, Object value) {
    if (value == null || value.equals(Double.NaN)) {
      return "null";
    }
    if (type.equals(ColumnType.FLOATS)) {
      return Arrays.stream((double[]) value).mapToObj(v -> (float) v).toList().toString();
    }
    if (value instanceof double[] doubles) {
      return Arrays.stream(doubles).mapToObj(v -> Double.isNaN(v) ? null : v).toList().toString();
    }
    if (value instanceof int[] whole) {
      return Arrays.toString(whole);
    }
    return value.toString().replaceAll("AttentionPair|TegumFactor|\\w+=", "");
  }

  /** A value as Spark gives it; structs as their fields in brackets, like records without names. */
  private static String text(Object value) {
    if (value instanceof Row row) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        fields.add(
            text(row.get(i) instanceof scala.collection.Seq<?> ? row.getList(i) : row.get(i)));
      }
      return "[" + String.join(", ", fields) + "]";
    }
    if (value instanceof scala.collection.Seq<?> sequence) {
      return text(scala.jdk.javaapi.CollectionConverters.asJava(sequence));
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(ResultsWriterTest::text).toList()) + "]";
    }
    return String.valueOf(value);
  }

  private static String line(Row row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(text(row.get(i)));
    }
    return String.join("|", values);
  }
}
