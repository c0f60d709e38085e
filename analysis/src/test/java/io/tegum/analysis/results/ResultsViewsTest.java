package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsViewsTest {
  private static final List<Column<TrialRow>> TRIALS = TrialsTable.columns(SyntheticSweep.FAMILY);
  private static final List<Column<CurveRow>> CURVES = CurvesTable.columns(SyntheticSweep.FAMILY);

  private final SparkSession spark = SharedSpark.session();

  @TempDir Path directory;

  @Test
  void aMissingFolderGivesEmptyViewsWithEveryColumn() {
    ResultsViews.register(spark, directory.resolve("nowhere").toString());
    assertEmptyViews();
  }

  @Test
  void anEmptyFolderGivesEmptyViewsWithEveryColumn() throws IOException {
    Files.createDirectories(directory.resolve("trials"));
    Files.createDirectories(directory.resolve("curves"));
    ResultsViews.register(spark, directory.toString());
    assertEmptyViews();
  }

  @Test
  void aQueryOverFewRowsIsOneTask() throws IOException {
    SyntheticSweep.write(directory, SyntheticSweep.headless("plain"));
    ResultsViews.register(spark, directory.toString());
    assertThat(ResultsViews.areFew(spark)).isTrue();
    assertThat(spark.table("trials").rdd().getNumPartitions()).isEqualTo(1);
    assertThat(spark.sql("SELECT status, count(*) FROM trials GROUP BY 1 ORDER BY 1"))
        .extracting(answer -> answer.queryExecution().executedPlan().toString())
        .asString()
        .doesNotContain("Exchange");
  }

  private void assertEmptyViews() {
    assertThat(spark.table("trials").count()).isZero();
    assertThat(spark.table("trials").columns())
        .containsExactly(TRIALS.stream().map(Column::name).toArray(String[]::new));
    assertThat(spark.table("curves").count()).isZero();
    assertThat(spark.table("curves").columns())
        .containsExactly(CURVES.stream().map(Column::name).toArray(String[]::new));
  }

  @Test
  void filesOfOlderAndNewerVersionsReadTogether() throws IOException {
    List<TrialRow> rows = SyntheticSweep.headless("plain");
    SyntheticSweep.write(directory, rows);
    List<Column<TrialRow>> older =
        TRIALS.stream().filter(c -> !c.name().equals("max_overlap")).toList();
    List<Column<TrialRow>> newer = new ArrayList<>(TRIALS);
    newer.add(0, new Column<>("later_column", ColumnType.INT, "Not known here", r -> 7));
    write("older", older, rows.get(0));
    write("newer", newer, rows.get(0));

    ResultsViews.register(spark, directory.toString());
    assertThat(spark.table("trials").columns()).doesNotContain("later_column");
    assertThat(spark.table("trials").count()).isEqualTo(rows.size() + 2);
    assertThat(spark.sql("SELECT * FROM trials WHERE max_overlap IS NULL").count()).isEqualTo(1);
    assertThat(spark.sql("SELECT * FROM trials WHERE loss_total IS NULL").count()).isZero();
  }

  private void write(String name, List<Column<TrialRow>> columns, TrialRow row) throws IOException {
    Path file = directory.resolve("trials/" + name + ".parquet");
    try (ParquetWriter<TrialRow> writer =
        ResultsWriter.open(new LocalOutputFile(file), "trials", columns, Map.of())) {
      writer.write(row);
    }
  }

  @Test
  void aFolderNameIsNoGlobPattern() throws IOException {
    Path odd = directory.resolve("run[1] {a,b} *x");
    List<TrialRow> rows = SyntheticSweep.headless("plain");
    SyntheticSweep.write(odd, rows);
    ResultsViews.register(spark, odd.toString());
    assertThat(spark.table("trials").count()).isEqualTo(rows.size());
  }

  @Test
  void aUriWorksLikeAPath() throws IOException {
    List<TrialRow> rows = SyntheticSweep.headless("plain");
    SyntheticSweep.write(directory, rows);
    ResultsViews.register(spark, directory.toUri().toString());
    assertThat(spark.table("trials").count()).isEqualTo(rows.size());
  }
}
