package io.tegum.analysis.results;

import io.tegum.analysis.phase.SqlFunctions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The views over a results folder: the tables {@code trials} and {@code curves}, and what is read
 * off them, {@code cells}, {@code features}, {@code pairs} and {@code alignments}. docs/results.md
 * lists their columns.
 */
public final class ResultsViews {
  /** Views over the tables, each defined by the resource of its name. */
  static final List<String> DERIVED =
      List.of(
          "features",
          "pairs",
          "alignments",
          "head_trials",
          "heads",
          "middle_cells",
          "middle_trials");

  private ResultsViews() {}

  /**
   * Registers all views in {@code spark}, replacing views of these names, and the functions of
   * {@link SqlFunctions}. The tables have every column of {@link TrialsTable} and {@link
   * CurvesTable}, null where a file of another version lacks it, and all are empty while the folder
   * is missing or empty. Files that appear later are not seen until the views are registered again.
   *
   * @param directory the results folder, a path or any Hadoop URI
   */
  public static void register(SparkSession spark, String directory) {
    read(spark, directory, TrialsTable.NAME, TrialsTable.COLUMNS)
        .createOrReplaceTempView(TrialsTable.NAME);
    read(spark, directory, CurvesTable.NAME, CurvesTable.COLUMNS)
        .createOrReplaceTempView(CurvesTable.NAME);
    SqlFunctions.register(spark);
    for (String view : DERIVED) {
      spark.sql(SqlResource.text(ResultsViews.class, view + ".sql")).createOrReplaceTempView(view);
    }
    CellsView.over(spark).createOrReplaceTempView(CellsView.NAME);
  }

  private static Dataset<Row> read(
      SparkSession spark, String directory, String table, List<? extends Column<?>> columns) {
    StructType schema = TableSchema.spark(columns);
    Path folder = new Path(directory, table);
    try {
      FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (!files.exists(folder)) {
        return spark.createDataFrame(List.of(), schema);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
    return spark
        .read()
        .schema(schema)
        .option("pathGlobFilter", "*.parquet")
        .parquet(withoutGlobs(folder.toString()));
  }

  /** Spark takes paths as glob patterns; a folder may well be called {@code run[1]}. */
  private static String withoutGlobs(String path) {
    return path.replaceAll("[\\[\\]{}*?,\\\\]", "\\\\$0");
  }
}
