package io.tegum.analysis.checkpoint;

import io.tegum.analysis.results.ResultsWriter;
import io.tegum.analysis.results.TableSchema;
import io.tegum.kernel.family.Column;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.sql.types.StructType;

/**
 * A table of what {@code tegum inspect} found.
 *
 * @param <R> what a row is made from
 * @param name of the table, of its folder and of its SQL view
 * @param columns its columns, in order
 */
public record CheckpointTable<R>(String name, List<Column<R>> columns) {

  public CheckpointTable {
    columns = List.copyOf(columns);
  }

  /** All tables. */
  public static List<CheckpointTable<?>> all() {
    return List.of(MatricesTable.TABLE, NeuronsTable.TABLE, HeadsTable.TABLE, MapsTable.TABLE);
  }

  /** The schema that Spark reads it with. */
  public StructType schema() {
    return TableSchema.spark(columns);
  }

  /**
   * Writes one file.
   *
   * @param provenance key-values for its footer
   */
  public void write(OutputFile file, List<R> rows, Map<String, String> provenance)
      throws IOException {
    try (ParquetWriter<R> writer = ResultsWriter.open(file, name, columns, provenance)) {
      for (R row : rows) {
        writer.write(row);
      }
    }
  }
}
