package io.tegum.analysis.results;

import io.tegum.kernel.family.Column;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes rows of a results table; null and NaN are left out, which is Parquet's null. */
final class ResultsWriteSupport<R> extends WriteSupport<R> {
  private final String table;
  private final List<Column<R>> columns;
  private final Map<String, String> provenance;
  private RecordConsumer out;

  ResultsWriteSupport(String table, List<Column<R>> columns, Map<String, String> provenance) {
    this.table = table;
    this.columns = columns;
    this.provenance = Map.copyOf(provenance);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract in WriteSupport, so it must be here
  public WriteContext init(Configuration configuration) {
    return new WriteContext(TableSchema.parquet(table, columns), provenance);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    out = recordConsumer;
  }

  @Override
  public void write(R row) {
    out.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      Column<R> column = columns.get(i);
      Object value = column.value().apply(row);
      if (ParquetValues.isNull(value)) {
        continue;
      }
      out.startField(column.name(), i);
      ParquetValues.write(out, column.type(), value);
      out.endField(column.name(), i);
    }
    out.endMessage();
  }
}
