package io.tegum.analysis.results;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Family;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The views over a results folder: the tables {@code trials} and {@code curves}, {@code cells}, and
 * what the folder's family adds. docs/results.md lists their columns.
 */
public final class ResultsViews {

  /** Of the quickstart's trials with their curves 2,500 have so many bytes. */
  private static final long FEW_BYTES = 28L << 20;

  private ResultsViews() {}

  /**
   * Registers all views in {@code spark}, replacing views of these names, and the family's
   * functions. The tables have every column of {@link TrialsTable} and {@link CurvesTable}, null
   * where a file of another version lacks it, and all are empty while the folder is missing or
   * empty. Files that appear later are not seen until the views are registered again.
   *
   * @param directory the results folder, a path or any Hadoop URI
   * @return the family whose trials the folder holds
   */
  public static Family register(SparkSession spark, String directory) {
    return register(spark, ResultsFolder.whole(directory));
  }

  /** As above, over some files of a folder. */
  public static Family register(SparkSession spark, ResultsFolder folder) {
    Family family = family(spark, folder);
    registerTables(spark, folder, family);
    ViewQueries.of(family).register(spark);
    return family;
  }

  /** Likewise, but of the views only those that {@code query} can ask, which takes less time. */
  public static Family registerFor(SparkSession spark, ResultsFolder folder, String query) {
    Family family = family(spark, folder);
    registerTables(spark, folder, family);
    ViewQueries.of(family).namedIn(query).register(spark);
    return family;
  }

  private static Family family(SparkSession spark, ResultsFolder folder) {
    return FolderFamily.of(spark.sparkContext().hadoopConfiguration(), folder);
  }

  /** The tables, and the functions that views over them call. */
  static void registerTables(SparkSession spark, ResultsFolder folder, Family family) {
    Dataset<Row> trials = read(spark, folder, TrialsTable.NAME, TrialsTable.columns(family));
    Dataset<Row> curves = read(spark, folder, CurvesTable.NAME, CurvesTable.columns(family));
    // In one part few rows need not be exchanged between tasks: a query over them is one task.
    boolean areFew = areFew(trials, curves);
    (areFew ? trials.coalesce(1) : trials).createOrReplaceTempView(TrialsTable.NAME);
    (areFew ? curves.coalesce(1) : curves).createOrReplaceTempView(CurvesTable.NAME);
    FamilyViews.of(family.name()).ifPresent(views -> views.registerFunctions(spark));
  }

  /** Whether what is registered has so few rows that planning a query outweighs running it. */
  public static boolean areFew(SparkSession spark) {
    return areFew(spark.table(TrialsTable.NAME), spark.table(CurvesTable.NAME));
  }

  private static boolean areFew(Dataset<Row> trials, Dataset<Row> curves) {
    return bytes(trials) + bytes(curves) <= FEW_BYTES;
  }

  /** The size of a table's files. */
  static long bytes(Dataset<Row> table) {
    return table.queryExecution().optimizedPlan().stats().sizeInBytes().toLong();
  }

  private static Dataset<Row> read(
      SparkSession spark, ResultsFolder results, String table, List<? extends Column<?>> columns) {
    StructType schema = TableSchema.spark(columns);
    Path folder = new Path(results.directory(), table);
    try {
      FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (!files.exists(folder) || results.names().stream().anyMatch(List::isEmpty)) {
        return spark.createDataFrame(List.of(), schema);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
    return spark
        .read()
        .schema(schema)
        .option("pathGlobFilter", "*.parquet")
        .option("parquet.page.verify-checksum.enabled", true) // or rotten bits were numbers
        .parquet(paths(folder, results.names()));
  }

  /** Of many files the folder is the faster way to name them all. */
  private static String[] paths(Path folder, Optional<List<String>> names) {
    Stream<Path> paths =
        names
            .map(all -> all.stream().map(name -> new Path(folder, name)))
            .orElse(Stream.of(folder));
    return paths.map(path -> withoutGlobs(path.toString())).toArray(String[]::new);
  }

  /** Spark takes paths as glob patterns; a folder may well be called {@code run[1]}. */
  private static String withoutGlobs(String path) {
    return path.replaceAll("[\\[\\]{}*?,\\\\]", "\\\\$0");
  }
}
