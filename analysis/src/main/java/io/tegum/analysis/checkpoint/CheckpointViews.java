package io.tegum.analysis.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** The views over a folder of {@code tegum inspect}: its tables by their names. */
public final class CheckpointViews {
  private CheckpointViews() {}

  /** Registers all tables in {@code spark}; a table without files is empty. */
  public static void register(SparkSession spark, String directory) {
    for (CheckpointTable<?> table : CheckpointTable.all()) {
      Path folder = new Path(directory, table.name());
      try {
        boolean exists =
            folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(folder);
        (exists
                ? spark.read().schema(table.schema()).parquet(folder.toString())
                : spark.createDataFrame(List.of(), table.schema()))
            .createOrReplaceTempView(table.name());
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
      }
    }
  }
}
